package dev.cutover.model.scenario;

import dev.cutover.model.SystemId;
import dev.cutover.model.order.OrderedCopies;
import java.util.Map;

/**
 * A fault that is injected into a system at a moment.
 *
 * @param with settings for the connector ({@code fault}, {@code rate}, {@code for}…)
 */
public record Injection(ScenarioMoment scenarioMoment, SystemId system, Map<String, Object> with) {
    public Injection {
        with = OrderedCopies.copy(with);
    }
}
