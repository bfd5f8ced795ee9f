package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to slice traffic, such as {@code region}, with its values in the order of the runbook.
 *
 * @param lanes the classes of those values that have one
 */
public record Dimension(String name, List<String> values, Map<String, Lane> lanes) {
    public Dimension {
        values = List.copyOf(values);
        lanes = OrderedCopies.copy(lanes);
    }

    /** A dimension whose values are all alike. */
    public Dimension(String name, List<String> values) {
        this(name, values, Map.of());
    }

    /**
     * The class of a value: how much depends on its traffic.
     *
     * @param critical whether others move before it
     * @param sla its service level, free text, may be empty
     * @param needs the rules that its traffic rests on, in words
     * @param thresholds by their names, for criteria that refer to them
     */
    public record Lane(boolean critical, String sla, List<String> needs, Map<String, Threshold> thresholds) {
        public Lane {
            needs = List.copyOf(needs);
            thresholds = OrderedCopies.copy(thresholds);
        }
    }

    public Optional<Lane> lane(String value) {
        return Optional.ofNullable(lanes.get(value));
    }

    public boolean isCritical(String value) {
        return lane(value).map(Lane::critical).orElse(false);
    }
}
