package dev.cutover.crash;

import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a run, as far as crashes must not change it.
 *
 * @param ending how the run ended; empty if it has not
 * @param steps the state of each step
 * @param weights of each key of each router, in basis points
 * @param effects how often each effect really happened
 */
record CrashOutcome(
        String ending, Map<String, String> steps, Map<String, Integer> weights, Map<String, Integer> effects) {

    static CrashOutcome of(RunState state, Map<String, Integer> effects) {
        var steps = new TreeMap<String, String>();
        state.steps()
                .all()
                .forEach(entry -> steps.put(entry.step().value(), entry.state().name()));
        var weights = new TreeMap<String, Integer>();
        state.traffic()
                .all()
                .forEach((traffic, keys) -> keys.forEach((key, entry) -> weights.put(
                        traffic + " " + key, entry.certain() ? entry.weight().basisPoints() : -1)));
        String ending = state.ended()
                .map(ended -> ended.ending() + " " + ended.exceptions())
                .orElse("");
        return new CrashOutcome(ending, steps, weights, new TreeMap<>(effects));
    }

    /** Where this one differs from what an undisturbed run came to; nothing if it is as good. */
    List<String> complaints(CrashOutcome undisturbed) {
        var complaints = new ArrayList<String>();
        if (!ending.equals(undisturbed.ending)) {
            complaints.add("it ended as '" + ending + "', not as '" + undisturbed.ending + "'");
        }
        undisturbed.effects.forEach((effect, times) -> {
            int seen = effects.getOrDefault(effect, 0);
            if (seen > times) {
                complaints.add(effect + " was done " + seen + " times, not " + times);
            } else if (seen < times) {
                complaints.add(effect + " was left out: done " + seen + " times, not " + times);
            }
        });
        undisturbed.steps.forEach((step, state) -> {
            String seen = steps.getOrDefault(step, "never started");
            if (!seen.equals(state)) {
                complaints.add("step " + step + " is " + seen + ", not " + state);
            }
        });
        if (!weights.equals(undisturbed.weights)) {
            complaints.add("the weights are " + weights + ", not " + undisturbed.weights);
        }
        return complaints;
    }
}
