package dev.cutover.engine.scope;

import dev.cutover.model.Scope;
import java.util.List;

/**
 * A scope as somebody names it. Immutable.
 *
 * @param slice the slice of the traffic, with names of the runbook; the whole run if none is named
 * @param phases names or numbers of phases, as they are written
 * @param steps ids of steps, as they are written
 * @param also ids of steps that are meant for everything that they are about, as they are written
 */
public record ScopeWish(Scope slice, List<String> phases, List<String> steps, List<String> also) {
    public ScopeWish {
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
        also = List.copyOf(also);
    }
}
