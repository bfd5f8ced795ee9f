package dev.cutover.engine.context;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.Decision;
import dev.cutover.run.Request;
import dev.cutover.run.Sighting;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests for a rollback or an end of the run, by a step, a trigger or a person. Stateless. */
public final class RunRequests {
    private RunRequests() {}

    /** Whether a rollback is running: the end of the run waits until it has finished. */
    public static boolean mustWait(StepContext stepContext) {
        return stepContext.state().rollbacks().isAnyOpen();
    }

    /** Whether all of the scope is being rolled back already: no other rollback of it begins. */
    public static boolean isUnderWay(StepContext stepContext, Scope scope) {
        return stepContext.state().rollbacks().running(scope).isPresent();
    }

    /**
     * Whether the facts begin a rollback of what is being rolled back: they are judged again once that has finished.
     */
    public static boolean asksForWhatIsUnderWay(StepContext stepContext, List<Fact> facts) {
        return facts.stream()
                .anyMatch(fact ->
                        fact instanceof RollbackFact.Requested requested && isUnderWay(stepContext, requested.scope()));
    }

    /** Whether what people have decided, a rollback of the scope or the end of the run, has to wait. */
    public static boolean mustWait(StepContext stepContext, Decision decision, Scope scope) {
        return decision.hasChoice(AnswerWord.ROLLBACK) ? isUnderWay(stepContext, scope) : mustWait(stepContext);
    }

    /** Whether some of a scope's traffic can no longer be rolled back: then people decide, not the engine. */
    public static boolean isBarred(StepContext stepContext, Scope scope) {
        return stepContext.rollbackPlanner().of(stepContext.state(), scope).barred().stream()
                .anyMatch(RollbackPlan.Barred::isTraffic);
    }

    /** A rollback that a person or the runbook decides now. */
    public static Fact rollback(StepContext stepContext, Scope scope, String by, String role, String reason) {
        var own = FirstSigns.Sign.of(stepContext.now(), Sighting.Sign.DECISION);
        return requested(stepContext, scope, new Word(by, role, reason), own, Optional.empty());
    }

    /**
     * A rollback that a person asked for.
     *
     * @param asked when they did; before now if the request had to wait
     */
    public static Fact rollback(StepContext stepContext, Request.RollBack back, String by, String role, Instant asked) {
        boolean waited = asked.isBefore(stepContext.now());
        var own = waited
                ? FirstSigns.Sign.of(asked, Sighting.Sign.REQUEST)
                : FirstSigns.Sign.of(stepContext.now(), Sighting.Sign.DECISION);
        return requested(stepContext, back.scope(), new Word(by, role, back.reason()), own, back.since());
    }

    /** A rollback started by a guard or a trigger, named by its role. */
    public static Fact rollback(StepContext stepContext, Scope scope, String role, String reason, Span span) {
        var about = new FirstSigns.Watched(span.criterion(), span.where(), span.step());
        var own = new FirstSigns.Sign(
                span.noticed(),
                span.step().isPresent() ? Sighting.Sign.BREACH : Sighting.Sign.TRIGGER,
                Optional.of(about),
                Optional.of(span.firstBad()),
                true);
        return requested(stepContext, scope, new Word(Event.ENGINE, role, reason), own, Optional.empty());
    }

    /**
     * From the first bad sample of a criterion to the moment when a guard or a trigger noticed.
     *
     * @param step the step whose guard it is; empty for a trigger
     */
    public record Span(Instant firstBad, Instant noticed, CriterionId criterion, Segment where, Optional<Step> step) {}

    private record Word(String by, String role, String reason) {}

    private static Fact requested(
            StepContext stepContext, Scope scope, Word word, FirstSigns.Sign own, Optional<Instant> declared) {
        var window = stepContext.runbook().rollback().map(plan -> plan.window()).orElse(Duration.ZERO);
        int number = stepContext.state().rollbacks().all().size() + 1;
        var noticed = new FaultBeginning(stepContext, scope).of(own, declared);
        return new RollbackFact.Requested(
                number,
                scope,
                word.by(),
                word.role(),
                word.reason(),
                noticed.firstBad().orElse(stepContext.now()),
                noticed.noticed(),
                window,
                Optional.of(noticed.sighting()));
    }

    /** Evidence that a person has added, of the newest attempt of its step. */
    public static Fact evidence(StepContext stepContext, Request.KeepEvidence kept, String by) {
        int attempt = stepContext.state().steps().of(kept.step()).attempt();
        return new EvidenceFact(
                kept.step(), attempt, kept.sha256(), kept.name(), kept.mediaType(), kept.bytes(), by, kept.redacted());
    }

    /** The end of the run, by a person's decision. */
    public static Fact abort(StepContext stepContext, Decision answer) {
        return abort(stepContext, answer, step -> true);
    }

    /** The same, by the choice at a decision, which is done with it. */
    public static Fact abort(StepContext stepContext, Decision answer, Step decided) {
        return abort(stepContext, answer, step -> !step.id().equals(decided.id()));
    }

    private static Fact abort(StepContext stepContext, Decision answer, Predicate<Step> which) {
        return new RunFact.Ended(
                RunFact.Ending.ABORTED,
                answer.owner() + " ended the run: " + answer.reason(),
                RunSummary.exceptions(stepContext.runbook(), stepContext.state(), which),
                RunSummary.counts(stepContext.state()));
    }

    /** The end of a run whose steps are all done. */
    public static Fact completed(StepContext stepContext) {
        List<String> exceptions = RunSummary.exceptions(stepContext.runbook(), stepContext.state());
        var ending = exceptions.isEmpty() ? RunFact.Ending.COMPLETED : RunFact.Ending.COMPLETED_WITH_EXCEPTIONS;
        return new RunFact.Ended(
                ending,
                exceptions.isEmpty()
                        ? all(stepContext) + skipped(stepContext)
                        : alone(stepContext).orElseGet(() -> all(stepContext) + " finished, with exceptions"),
                exceptions,
                RunSummary.counts(stepContext.state()));
    }

    /** Why a reconciliation on its own has not passed; empty for another run. */
    private static Optional<String> alone(StepContext stepContext) {
        var state = stepContext.state();
        return state.created().only().map(only -> {
            var entry = state.steps().of(only.step());
            boolean isWhole = state.reconciliations()
                    .of(only.step())
                    .result(entry.attempt())
                    .filter(found -> found.fact().result().isWhole())
                    .isPresent();
            return (isWhole ? "the reconciliation has not passed: " : "the reconciliation is incomplete: ")
                    + entry.why();
        });
    }

    /** {@code all 4 steps}, {@code 1 step}. */
    private static String all(StepContext stepContext) {
        long steps = stepContext.runbook().steps().count();
        return (steps == 1 ? "" : "all ") + Counted.of(steps, "step");
    }

    /** Messages that were not delivered, optional steps that were left out, and the like. */
    private static String skipped(StepContext stepContext) {
        long skipped = stepContext
                .runbook()
                .steps()
                .filter(step -> stepContext.entry(step).state() == StepState.SKIPPED)
                .count();
        return skipped == 0 ? " done" : " finished, " + skipped + " of them skipped";
    }
}
