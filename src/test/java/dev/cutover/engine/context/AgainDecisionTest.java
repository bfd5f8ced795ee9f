package dev.cutover.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Choice;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgainDecisionTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Step READY = Books.gate("ready");
    private static final Step FREEZE = Books.needing(Steps.in(Books.EAST, Books.freeze("freeze-east")), READY.id());
    private static final Step SHIFT = shift("shift-east", Books.EAST, FREEZE);
    private static final Step WEST = shift("shift-west", Books.WEST, READY);

    private final List<RequestReply> replies = new ArrayList<>();

    private static Step shift(String id, Segment segment, Step... needs) {
        var ids = List.of(needs).stream().map(Step::id).toArray(StepId[]::new);
        return Books.needing(Books.shift(id, segment, OnBreach.HOLD), ids);
    }

    private static Step night() {
        return Steps.waiting("night", Duration.ofHours(5));
    }

    private static Bench bench(Step... steps) {
        return new Bench(Books.unchained(List.of(), List.of(steps))).agreeablePeople();
    }

    /** The region is over after an hour, is rolled back, and is done again as soon as that is allowed. */
    private Bench thereAndBackAndThere(Step... steps) {
        return bench(steps)
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (isGoOn(event, 1)) {
                        again(commandPort, EAST, "Dana");
                    }
                });
    }

    private static boolean isGoOn(Event event, int rollback) {
        return event.fact() instanceof PeopleFact.Decided decided
                && decided.decision().question().equals("rollback-" + rollback + "/after");
    }

    private void again(CommandPort commandPort, Scope scope, String as) {
        var speaker = new Speaker(as, "tester", "prompt");
        commandPort.ask(new Request.Again(scope, "the routes are repaired", "none"), speaker, replies::add);
    }

    private static List<String> started(Bench bench) {
        return bench.facts(StepFact.Started.class).stream()
                .map(started -> started.step() + " " + started.attempt())
                .toList();
    }

    @Test
    void aSegmentIsDoneAgainBehindItsGateAndTheRunEndsPlainly() throws InterruptedException {
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, WEST, night());

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .containsExactly(new RequestReply(
                        "", RequestReply.State.DONE, "2 steps of east will be done again, after ready anew"));
        assertThat(started(bench))
                .containsExactly(
                        "ready 1",
                        "night 1",
                        "freeze-east 1",
                        "shift-west 1",
                        "shift-east 1",
                        "ready 2",
                        "freeze-east 2",
                        "shift-east 2");
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.facts(RunFact.Ended.class))
                .extracting(RunFact.Ended::ending)
                .containsExactly(RunFact.Ending.COMPLETED);
    }

    @Test
    void theDecisionIsOnRecordWithItsOwnerRoleAndReason() throws InterruptedException {
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, WEST, night());
        bench.run();

        assertThat(bench.facts(PeopleFact.Decided.class))
                .map(PeopleFact.Decided::decision)
                .filteredOn(Decision::isAgain)
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.subject()).isEqualTo("east");
                    assertThat(decision.owner()).isEqualTo("Dana");
                    assertThat(decision.role()).isEqualTo(Books.COMMANDER);
                    assertThat(decision.reason()).isEqualTo("the routes are repaired");
                });
        assertThat(bench.facts(StepFact.Reopened.class))
                .allMatch(open -> open.why().equals("again: east, by Dana"));
    }

    @Test
    void whatIsDoneAgainAndUndoneAgainHasKeysOfItsOwn() throws InterruptedException {
        var bench = bench(READY, FREEZE, SHIFT, WEST, night())
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (isGoOn(event, 1)) {
                        again(commandPort, EAST, "Dana");
                    }
                })
                .at(Duration.ofHours(2), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "again misroutes"));
        bench.run();

        assertThat(bench.world().effects())
                .as("counted by key")
                .containsEntry("freeze", 2)
                .containsEntry("unfreeze", 2);
        assertThat(bench.facts(EffectFact.Intended.class))
                .extracting(intended -> intended.effect().key())
                .filteredOn(key -> key.contains("freeze-east"))
                .containsExactly(
                        "r1/freeze-east/region=east/forward",
                        "r1/freeze-east/region=east/forward/back",
                        "r1/freeze-east/region=east/forward/again-1",
                        "r1/freeze-east/region=east/forward/again-1/back");
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whatWasAcknowledgedIsCarriedOutAfterAKillAtAnyMoment() throws InterruptedException {
        int acknowledged = 0;
        for (int forces = 1; forces < 90; forces++) {
            replies.clear();
            var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, WEST, night());
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            if (replies.isEmpty()) {
                continue;
            }
            acknowledged++;
            assertThat(bench.run().code()).as("killed at force %d", forces).isEqualTo(ExitCode.DONE);
            assertThat(bench.world().effects()).containsEntry("freeze", 2).containsEntry("unfreeze", 1);
            assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        }
        assertThat(acknowledged).isGreaterThan(3);
    }

    @Test
    void theSameWordTwiceChangesNothing() throws InterruptedException {
        var bench = bench(READY, FREEZE, SHIFT, WEST, night())
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (isGoOn(event, 1)) {
                        again(commandPort, EAST, "Dana");
                        again(commandPort, EAST, "Dana");
                    }
                });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly(
                        "2 steps of east will be done again, after ready anew", "east is being done again already");
        assertThat(bench.facts(StepFact.Reopened.class)).hasSize(3);
    }

    @Test
    void whoHasNotBegunAndNeedsAGateThatIsPassedAnewWaitsForIt() throws InterruptedException {
        var later = Books.needing(Steps.waiting("later", Duration.ofMinutes(90)), READY.id());
        var west = shift("shift-west", Books.WEST, later);
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, later, west);
        // The commander thinks over an hour before each go.
        bench.thinking(question -> Duration.ofMinutes(question.step().equals(READY.id()) ? 45 : 0));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(started(bench)).containsSubsequence("ready 2", "shift-west 1");
        assertThat(bench.facts(StepFact.Succeeded.class))
                .extracting(done -> done.step() + " " + done.attempt())
                .containsSubsequence("ready 2", "shift-west 1");
    }

    @Test
    void whatHasLookedAtTheSegmentLooksOnceMore() throws InterruptedException {
        var look = Books.needing(
                Steps.in(Books.EAST, Steps.observe("look", Duration.ofMinutes(1), OnBreach.HOLD)), SHIFT.id());
        var all = Books.needing(Books.gate("all-over"), look.id(), WEST.id());
        var close = Books.needing(Steps.waiting("close", Duration.ofMinutes(1)), all.id());
        var bench = thereAndBackAndThere(
                READY, FREEZE, SHIFT, WEST, look, all, Steps.waiting("night", Duration.ofHours(5)), close);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(started(bench))
                .contains("look 2")
                .as("nothing relies on it any more")
                .doesNotContain("all-over 2");
    }

    @Test
    void itIsRefusedWhileItsRollbackRunsAndUntilPeopleHaveDecidedToGoOn() throws InterruptedException {
        var bench = bench(READY, FREEZE, SHIFT, WEST, night())
                .thinking(question -> Duration.ofMinutes(1))
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (event.fact() instanceof RollbackFact.Requested
                            || event.fact() instanceof RollbackFact.Finished) {
                        again(commandPort, EAST, "Dana");
                    }
                });
        bench.run();

        assertThat(replies).extracting(RequestReply::state).containsOnly(RequestReply.State.REFUSED);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly(
                        "rollback 1 of east is still running; `cutover status` says how far it is",
                        "it is not decided yet whether the run continues after its rollback; answer that first:"
                                + " `cutover decide rollback go-on --as NAME`");
        assertThat(bench.facts(StepFact.Reopened.class)).isEmpty();
    }

    @Test
    void itIsRefusedWhereNothingWasRolledBackAndToWhoeverMayNotRollBack() throws InterruptedException {
        var bench = bench(READY, FREEZE, SHIFT, WEST, night())
                .at(Duration.ofMinutes(30), commandPort -> again(commandPort, EAST, "Dana"))
                .at(Duration.ofMinutes(31), commandPort -> again(commandPort, EAST, "Ines"))
                .at(Duration.ofMinutes(32), commandPort -> again(commandPort, EAST, ""));
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly(
                        "nothing of east was rolled back that could be done again",
                        "Ines may not decide this; it takes somebody who may roll back: Dana",
                        "a decision needs a name: add --as NAME");
    }

    private static Step closing(String id) {
        var reopen = new Undo.Call("unfreeze", Map.of(), Optional.of(Undo.Time.BEFORE_TRAFFIC), Optional.empty());
        return Books.needing(Books.action(id, "freeze", reopen), READY.id());
    }

    @Test
    void aQuestionThatPresumesWhatIsDoneAgainIsWithdrawnAndAskedOnceThatIsDone() throws InterruptedException {
        var west = Books.needing(
                Steps.decision("west", new Choice("west follows", new Choice.Then.Continue())), SHIFT.id());
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, west, night())
                .refusing()
                .thinking(question -> Duration.ofMinutes(question.step().equals(west.id()) ? 90 : 1));
        bench.run();

        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(lapsed -> lapsed.question() + ": " + lapsed.why())
                .contains("west/1/decide-2: again: east, by Dana; it is asked anew once that is done");
        assertThat(bench.record().stream().map(AgainDecisionTest::told).filter(told -> !told.isEmpty()))
                .endsWith("shift-east done", "asked west/1/decide-3", "west done", "night done");
    }

    private static String told(Event event) {
        if (event.fact() instanceof StepFact.Succeeded done) {
            return done.step() + " done";
        }
        boolean isOfWest = event.fact() instanceof PeopleFact.Asked asked
                && asked.question().step().value().equals("west");
        return isOfWest
                ? "asked " + ((PeopleFact.Asked) event.fact()).question().id()
                : "";
    }

    @Test
    void whatWasUndoneForAllToOpenTheOldPlatformIsClosedOnceMore() throws InterruptedException {
        var close = closing("close");
        var bench = thereAndBackAndThere(
                READY, close, shift("shift-east", Books.EAST, close), shift("shift-west", Books.WEST, close), night());

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly("2 steps of east will be done again, after ready anew");
        assertThat(bench.world().effects()).containsEntry("freeze", 2).containsEntry("unfreeze", 1);
        assertThat(started(bench)).endsWith("ready 2", "close 2", "shift-east 2");
    }

    @Test
    void theOldPlatformIsNotClosedForWhoeverIsBackOnItAndStays() throws InterruptedException {
        var close = closing("close");
        var bench = bench(
                        READY,
                        close,
                        shift("shift-east", Books.EAST, close),
                        shift("shift-west", Books.WEST, close),
                        night())
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .at(
                        Duration.ofHours(2),
                        commandPort -> Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (isGoOn(event, 2)) {
                        again(commandPort, EAST, "Dana");
                        again(commandPort, Scope.WHOLE_RUN, "Dana");
                    }
                });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly(
                        "close would have to be done again for all traffic, and west is back on the old platform;"
                                + " name them as well to do all of it again, or add --also close if that is meant",
                        "3 steps of the whole run will be done again, after ready anew");
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void aStepThatIsNamedBringsWhatItReliesOnAndNotWhatReliesOnIt() throws InterruptedException {
        var rest = Books.needing(Steps.in(Books.EAST, Books.freeze("late-east")), SHIFT.id());
        var bench = bench(READY, FREEZE, SHIFT, rest, night())
                .at(Duration.ofHours(1), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "misroutes"))
                .watching((commandPort, event) -> {
                    if (isGoOn(event, 1)) {
                        again(commandPort, new Scope(EAST.values(), Set.of(SHIFT.id()), Set.of()), "Dana");
                    }
                });
        bench.run();

        assertThat(started(bench)).endsWith("ready 2", "freeze-east 2", "shift-east 2");
        assertThat(bench.step("late-east").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whatARollbackCouldNotUndoStandsAndIsNotDoneTwice() throws InterruptedException {
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, WEST, night());
        bench.world().answering(operation -> operation.equals("unfreeze") ? new Outcome.Failed("no", false) : null);

        assertThat(bench.run().code()).as("the first rollback left something").isEqualTo(ExitCode.STUCK);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly("1 step of east will be done again, after ready anew");
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
    }

    @Test
    void whatHasNoUndoAndMayHaveHappenedIsNotDoneTwice() throws InterruptedException {
        var drop = Books.needing(
                Steps.in(Books.EAST, Books.action("drop-east", "once-drop", new Undo.None("it is gone"))), READY.id());
        var bench = bench(READY, drop, shift("shift-east", Books.EAST, drop), night())
                .at(Duration.ofMinutes(5), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "it failed"))
                .at(Duration.ofHours(2), commandPort -> again(commandPort, EAST, "Dana"));
        bench.people(question -> question.kind() == Question.Kind.FAILURE
                ? null
                : bench.say(question, question.choices().get(0).say()));
        bench.world().answering(operation -> operation.equals("once-drop") ? new Outcome.Failed("no", false) : null);
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::why)
                .anyMatch(why -> why.startsWith("what drop-east did has no undo and may have happened"));
        assertThat(bench.world().effects()).containsEntry("once-drop", 1);
    }

    @Test
    void aStepOfUnknownEffectThatCouldNotBeUndoneIsNotBegunAnew() throws InterruptedException {
        var bench = thereAndBackAndThere(READY, FREEZE, SHIFT, WEST, night())
                .at(Duration.ofMinutes(5), commandPort -> Orders.rollBack(commandPort, EAST, "Dana", "it failed"))
                .at(Duration.ofHours(2), commandPort -> again(commandPort, EAST, "Dana"));
        bench.people(question -> question.kind() == Question.Kind.FAILURE
                ? null
                : bench.say(question, question.choices().get(0).say()));
        bench.world().answering(operation -> operation.endsWith("freeze") ? new Outcome.Failed("no", false) : null);
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::why)
                .anyMatch(why -> why.startsWith("what freeze-east did is not proven undone"));
    }
}
