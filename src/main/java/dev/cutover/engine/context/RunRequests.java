package dev.cutover.engine.context;

import dev.cutover.model.Scope;
import dev.cutover.plan.RollbackPlan;
import dev.cutover.run.Decision;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests for a rollback or an end of the run, by a step, a trigger or a person. Stateless. */
public final class RunRequests {
    private RunRequests() {}

    /** Whether a rollback is running: another one, or the end of the run, waits until it has finished. */
    public static boolean mustWait(StepContext stepContext) {
        return stepContext.state().rollbacks().open().isPresent();
    }

    /** Whether some of a scope's traffic can no longer be rolled back: then people decide, not the engine. */
    public static boolean isBarred(StepContext stepContext, Scope scope) {
        return stepContext.rollbackPlanner().of(stepContext.state(), scope).barred().stream()
                .anyMatch(RollbackPlan.Barred::traffic);
    }

    /** A rollback that starts with a person's word: noticed and decided at once. */
    public static Fact rollback(StepContext stepContext, Scope scope, String by, String role, String reason) {
        return requested(
                stepContext, scope, new Word(by, role, reason), new Span(firstBad(stepContext), stepContext.now()));
    }

    /** A rollback started by a guard or a trigger, named by its role. */
    public static Fact rollback(StepContext stepContext, Scope scope, String role, String reason, Span span) {
        return requested(stepContext, scope, new Word(Event.ENGINE, role, reason), span);
    }

    /** From the first bad sample to the moment when a person, a guard or a trigger noticed. */
    public record Span(Instant firstBad, Instant noticed) {}

    private record Word(String by, String role, String reason) {}

    private static Fact requested(StepContext stepContext, Scope scope, Word word, Span span) {
        var window = stepContext.runbook().rollback().map(plan -> plan.window()).orElse(Duration.ZERO);
        int number = stepContext.state().rollbacks().all().size() + 1;
        return new RollbackFact.Requested(
                number, scope, word.by(), word.role(), word.reason(), span.firstBad(), span.noticed(), window);
    }

    /** When the earliest criterion that is red now turned red; now if none is. */
    private static Instant firstBad(StepContext stepContext) {
        Instant first = stepContext.now();
        for (var reading : stepContext.state().criteria().all().values()) {
            Instant since = reading.redSince();
            if (since != null && since.isBefore(first)) {
                first = since;
            }
        }
        return first;
    }

    /** The end of the run, by a person's decision. */
    public static Fact abort(StepContext stepContext, Decision answer) {
        return new RunFact.Ended(
                RunFact.Ending.ABORTED,
                answer.owner() + " ended the run: " + answer.reason(),
                RunSummary.exceptions(stepContext.runbook(), stepContext.state()),
                RunSummary.counts(stepContext.state()));
    }

    /** The end of a run whose steps are all done. */
    public static Fact completed(StepContext stepContext) {
        List<String> exceptions = RunSummary.exceptions(stepContext.runbook(), stepContext.state());
        var ending = exceptions.isEmpty() ? RunFact.Ending.COMPLETED : RunFact.Ending.COMPLETED_WITH_EXCEPTIONS;
        return new RunFact.Ended(
                ending,
                "all " + stepContext.runbook().steps().count()
                        + (exceptions.isEmpty() ? " steps done" : " steps finished, with exceptions"),
                exceptions,
                RunSummary.counts(stepContext.state()));
    }
}
