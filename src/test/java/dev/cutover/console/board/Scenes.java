package dev.cutover.console.board;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.Outlook;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moments of a cutover worth a picture. */
final class Scenes {
    static final Outlook OUTLOOK = (state, now) -> new Outlook.Expected(
            Optional.of(Instant.parse("2026-11-24T04:30:00Z")),
            Optional.of(Instant.parse("2026-11-24T04:41:00Z")),
            Optional.of(new RollbackMeter(
                    true,
                    Optional.of(Duration.ofSeconds(12)),
                    Duration.ofSeconds(178),
                    0,
                    List.of(),
                    Optional.empty())));

    private Scenes() {}

    /** A quarter of US East's traffic is moved when a guard breaks; people are asked. */
    static Chronicle breach() {
        return upToTheFirstHold(RunFact.Mode.LIVE)
                .that(new CriterionFact.BaselineTaken(
                        new StepId("shift-us-east"), 1, Fulfillment.LAG, Fulfillment.EAST, 2.0, 800))
                .at("02:14:00")
                .sampled(Fulfillment.LAG, Fulfillment.EAST, Verdict.RED, 2.61)
                .asked(new Question(
                        "shift-us-east/1/breach-1",
                        new StepId("shift-us-east"),
                        1,
                        Question.Kind.BREACH,
                        "reservation-lag broke its threshold",
                        List.of(Fulfillment.COMMANDER, Fulfillment.TECH),
                        List.of(
                                new Question.Option("wait", "traffic stays", Question.Care.PLAIN),
                                new Question.Option("rollback", "it goes back", Question.Care.REASON)),
                        ""));
    }

    static Chronicle upToTheFirstHold(RunFact.Mode mode) {
        var go = Chronicle.approval("ready", Fulfillment.COMMANDER);
        return new Chronicle()
                .at("00:31:00")
                .created(mode)
                .started("freeze")
                .at("00:31:04")
                .done("freeze")
                .started("ready")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .asked(go)
                .at("01:58:00")
                .decided(go, "Dana Ortiz", "go", "all green")
                .done("ready")
                .at("02:03:00")
                .started("shift-us-east")
                .moved("shift-us-east", Fulfillment.EAST, 0, 500)
                .at("02:10:00")
                .moved("shift-us-east", Fulfillment.EAST, 500, 2_500)
                .timer("shift-us-east", "hold-2", Duration.ofMinutes(10));
    }

    /** A rollback is running, and one weight is in doubt. */
    static Chronicle unwinding() {
        return upToTheFirstHold(RunFact.Mode.REHEARSAL)
                .at("02:11:00")
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.981)
                .that(new CriterionFact.GuardBreached(
                        new StepId("shift-us-east"), 1, Fulfillment.ROUTED, "98.1 %", OnBreach.ROLLBACK))
                .at("02:12:10")
                .that(new RollbackFact.Requested(
                        1,
                        Scope.of(Fulfillment.EAST),
                        "Dana Ortiz",
                        "incident-commander",
                        "misroutes",
                        Instant.parse("2026-11-24T02:10:40Z"),
                        Instant.parse("2026-11-24T02:11:00Z"),
                        Duration.ofMinutes(15)))
                .that(new StepFact.Cancelled(new StepId("shift-us-east"), 1, "rollback 1"))
                .moving("shift-us-east", Fulfillment.EAST, 2_500, 0)
                .settled("shift-us-east", EffectState.IN_DOUBT, "no answer in 10s");
    }

    /** A rollback has ended and left something undone. */
    static Chronicle givenUp() {
        return unwinding()
                .at("02:27:10")
                .that(new RollbackFact.UndoBlocked(1, "freeze/1/back", "no route to host"))
                .that(new StepFact.Undone(new StepId("shift-us-east"), 1, 1))
                .that(new RollbackFact.Finished(1, List.of("step 'freeze' (releases: freeze) is not undone")))
                .that(new RunFact.Ended(
                        RunFact.Ending.STUCK, "not everything could be rolled back", List.of(), Map.of()));
    }

    /** It is over, but not plainly. */
    static Chronicle exceptions() {
        return new Chronicle()
                .at("00:31:00")
                .created(RunFact.Mode.LIVE)
                .started("freeze")
                .that(new StepFact.Failed(new StepId("freeze"), 1, StepFact.FailureCause.SAID_NO, "no such service"))
                .that(new StepFact.Succeeded(new StepId("freeze"), 1, StepFact.How.BY_HAND, Map.of()))
                .started("ready")
                .that(new StepFact.Succeeded(new StepId("ready"), 1, StepFact.How.OVERRIDDEN, Map.of()))
                .at("02:00:00")
                .started("shift-us-east")
                .moved("shift-us-east", Fulfillment.EAST, 0, 10_000)
                .at("02:50:00")
                .done("shift-us-east")
                .that(new StepFact.Skipped(new StepId("shift-us-west"), 0, "not tonight"))
                .started("retire")
                .done("retire")
                .that(new RunFact.Ended(
                        RunFact.Ending.COMPLETED_WITH_EXCEPTIONS,
                        "all steps are done",
                        List.of("freeze by hand", "ready overridden", "shift-us-west skipped"),
                        Map.of()));
    }
}
