package dev.cutover.model;

import java.util.List;
import java.util.Optional;

/** A named section of the procedure. */
public record Phase(String name, Optional<PlannedTime> starts, List<Step> steps) {
    public Phase {
        steps = List.copyOf(steps);
    }
}
