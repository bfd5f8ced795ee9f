package dev.cutover.run;

import dev.cutover.model.Scope;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The states of a run that make a difference to what may follow, each with the facts that lead to it. */
public enum RunStage {
    NOTHING(null),
    CREATED(NOTHING, PlainFacts.created(), new RunFact.LeaseTaken("deploy-1", 4711, "ada", "test")),
    RUNNING(
            CREATED,
            new StepFact.Started(PlainFacts.A, 1),
            new EffectFact.Intended(PlainFacts.effect("e1")),
            new PeopleFact.Asked(PlainFacts.question("q1")),
            new RequestFact.Received("p1", new Request.Abort("", ""), new Speaker("ada", "ada", "socket")),
            new RequestFact.RampsFrozen("f1", Scope.WHOLE_RUN, "ada", PlainFacts.AT)),
    HELD(RUNNING, new RunFact.Held("ada", "carrier is slow")),
    FAILED(RUNNING, new StepFact.Failed(PlainFacts.A, 1, StepFact.FailureCause.SAID_NO, "no")),
    LEFT(RUNNING, new RunFact.RunnerLeft("Ctrl-C")),
    ROLLING_BACK(RUNNING, PlainFacts.requested(1), new StepFact.Cancelled(PlainFacts.A, 1, "rollback")),
    ROLLED_BACK(ROLLING_BACK, new RollbackFact.Finished(1, List.of())),
    ENDED(RUNNING, PlainFacts.ended(RunFact.Ending.ABORTED)),
    ENDED_THEN_ROLLING_BACK(ENDED, PlainFacts.requested(1));

    @SuppressWarnings("ImmutableEnumChecker") // It is a list that cannot be changed, of records.
    private final List<Fact> facts;

    RunStage(@Nullable RunStage before, Fact... further) {
        facts = Stream.concat(before == null ? Stream.of() : before.facts.stream(), Stream.of(further))
                .toList();
    }

    public RunState state() {
        var state = new RunState(PlainFacts::isKnown);
        facts.forEach(fact -> state.apply(PlainFacts.next(state, fact)));
        return state;
    }

    public static Set<RunStage> none() {
        return EnumSet.noneOf(RunStage.class);
    }

    public static Set<RunStage> only(RunStage first, RunStage... others) {
        return EnumSet.of(first, others);
    }

    public static Set<RunStage> allBut(RunStage first, RunStage... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }
}
