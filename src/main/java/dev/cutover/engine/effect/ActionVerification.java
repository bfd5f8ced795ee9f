package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Verify;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Verifies an action by reading and comparing. "Unknown" never counts as verified. Stateless. */
public final class ActionVerification {
    private ActionVerification() {}

    public static NextAction call(Step step, SystemId system, Verify verify, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var with = Substitution.of(step, stepContext).fill(verify.with());
        String key = stepContext.key(step, "verify");
        String correlation = stepContext.correlation(key);
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                step.id(),
                attempt,
                system.value(),
                step.policy().timeout(),
                callTools -> {
                    var actions = connectedSystems.get(system, Actions.class);
                    var context = callTools.context(key, correlation, step.where());
                    return found(step, attempt, judge(verify, actions.call(verify.call(), with, context)));
                },
                trouble -> List.of(FailureFacts.of(step, attempt, trouble)));
    }

    private static List<Fact> found(Step step, int attempt, AttemptNote verdict) {
        return List.of(new StepFact.StepNote(step.id(), attempt, verdict));
    }

    private static AttemptNote judge(Verify verify, Outcome outcome) {
        return wrong(verify, outcome)
                .<AttemptNote>map(AttemptNote.NotVerified::new)
                .orElseGet(AttemptNote.Verified::new);
    }

    /** What the read found that is not as expected; empty if all is. */
    static Optional<String> wrong(Verify verify, Outcome outcome) {
        if (!(outcome instanceof Outcome.Succeeded succeeded)) {
            return Optional.of("verify '" + verify.call() + "' failed: " + outcome.trouble());
        }
        var wrong = new ArrayList<String>();
        new TreeMap<>(verify.expect()).forEach((name, expected) -> {
            String actual = succeeded.outputs().get(name);
            if (!expected.equals(actual)) {
                wrong.add(name + " is " + (actual == null ? "missing" : "'" + actual + "'") + ", expected '" + expected
                        + "'");
            }
        });
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("verify '" + verify.call() + "': " + String.join("; ", wrong));
    }
}
