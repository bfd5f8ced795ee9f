package dev.cutover.model;

import java.util.Map;

/**
 * A fault put into a system at a moment; {@code with} is for the connector ({@code fault}, {@code rate}, {@code for}…).
 */
public record Injection(When when, SystemId system, Map<String, Object> with) {
    public Injection {
        with = Ordered.copy(with);
    }
}
