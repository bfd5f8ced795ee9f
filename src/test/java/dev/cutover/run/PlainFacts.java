package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verdict;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Facts of a small run of two steps. */
public final class PlainFacts {
    public static final StepId A = new StepId("a");
    public static final StepId B = new StepId("b");
    public static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
    public static final Sample SAMPLE =
            new Sample(new CriterionId("routed"), Segment.EVERYTHING, Verdict.GREEN, 1, 1, "");

    private PlainFacts() {}

    /** B is a step of the rollback as well. */
    static boolean isKnown(StepId step) {
        return step.equals(A) || step.asWritten().equals(B);
    }

    public static Event next(RunState state, Fact fact) {
        return new Event(new RunId("r1"), 1, state.seq() + 1, AT, Event.ENGINE, fact);
    }

    public static RunFact.Created created() {
        return new RunFact.Created(
                new RunFact.Pinned("book", "book.yaml", "", "test", "", ""),
                Map.of(),
                AT,
                RunFact.Mode.REHEARSAL,
                "virtual",
                1,
                "ada",
                "0.1.0");
    }

    public static RunFact.Ended ended(RunFact.Ending ending) {
        return new RunFact.Ended(ending, "", List.of(), Map.of());
    }

    /** A rollback whose reason follows. */
    public static RollbackFact.Requested requested(int number) {
        return new RollbackFact.Requested(number, Scope.WHOLE_RUN, "ada", "lead", "", AT, AT, Duration.ofMinutes(15));
    }

    public static Effect effect(String key) {
        var call = new Effect.Call("freeze", Map.of(), Segment.EVERYTHING, new Undo.None("it reads"), "");
        return new Effect(key, key, A, 1, Effect.Direction.FORWARD, new SystemId("oms"), call);
    }

    public static EffectFact settled(String key, EffectState to) {
        return new EffectFact.Settled(key, to, "", Map.of());
    }

    public static Question question(String id) {
        return new Question(
                id,
                A,
                1,
                Question.Kind.APPROVE,
                "Go?",
                List.of(new RoleId("lead")),
                List.of(new Question.Option("go", "it goes on", Question.Care.PLAIN)),
                "");
    }

    public static Decision decision(String question) {
        return new Decision(question, "ada", new RoleId("lead"), "Go?", "go", "", "", "prompt", "ada");
    }

    /** The result of a comparison in which nothing was compared. */
    public static ReconcileFact.Reconciled reconciled(StepId step, int attempt) {
        return new ReconcileFact.Reconciled(
                step,
                attempt,
                Segment.EVERYTHING,
                new ComparisonResult(
                        "r",
                        ComparisonTally.NONE,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(),
                List.of(),
                true);
    }
}
