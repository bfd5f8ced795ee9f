package dev.cutover.plan.rollback;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scope with the steps that follow from what was asked for, and why each of them is in it. Immutable.
 *
 * @param reasons of the steps that the scope names, in the order in which they were found; empty if it names none
 */
public record ChosenScope(Scope scope, Map<StepId, StepReason> reasons) {
    public ChosenScope {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /** A scope as it is recorded: why its steps are in it is not. */
    public static ChosenScope of(Scope scope) {
        return new ChosenScope(scope, Map.of());
    }
}
