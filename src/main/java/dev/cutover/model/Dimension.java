package dev.cutover.model;

import java.util.List;

/** A way to slice traffic, such as {@code region}, with its values in the order of the runbook. */
public record Dimension(String name, List<String> values) {
    public Dimension {
        values = List.copyOf(values);
    }
}
