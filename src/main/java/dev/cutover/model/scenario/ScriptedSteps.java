package dev.cutover.model.scenario;

import dev.cutover.model.StepId;
import java.util.List;

/**
 * The phases and steps that a scripted person names beside a slice of the traffic. Immutable.
 *
 * @param phases by name, or by number from 1, as they are written
 * @param also steps that are meant for everything that they are about, although that is more than the slice
 */
public record ScriptedSteps(List<String> phases, List<StepId> steps, List<StepId> also) {
    public static final ScriptedSteps NONE = new ScriptedSteps(List.of(), List.of(), List.of());

    public ScriptedSteps {
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
        also = List.copyOf(also);
    }
}
