package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What opens the old platform for a scope would make a second writer beside what lies outside the scope. */
class FenceBeyondScopeTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Scope BOTH = new Scope(new TreeMap<>(Map.of("region", Set.of("east", "west"))));
    private static final Step CLOSE = Platforms.close("close-old", Platforms.OPEN);
    private static final Step SHIFT_EAST = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
    private static final Step SHIFT_WEST = Books.shift("shift-west", Books.WEST, OnBreach.HOLD);
    private static final Step WAIT = Steps.waiting("wait", Duration.ofHours(2));

    @Test
    void theWriterOfAnotherRegionIsFencedFirstWhereThatHasNoTrafficThere() throws InterruptedException {
        var bench = rolledBack(EAST, CLOSE, promote("promote-west", Books.WEST), SHIFT_EAST, WAIT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undos(bench)).containsExactly("fence", "open");
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void thePlanNamesItBefore() throws InterruptedException {
        var book = book(CLOSE, promote("promote-west", Books.WEST), SHIFT_EAST, WAIT);
        var bench = new Bench(book);
        bench.run();

        assertThat(new RollbackPlanner(book).of(bench.state(), EAST).alsoOpens())
                .anyMatch(words -> words.contains("undoing promote-west stops new for west")
                        && words.contains("so that there is no second writer"));
    }

    @Test
    void nothingShiftsTrafficToWhatIsFencedUntilItIsDoneAgain() throws InterruptedException {
        var bench = rolledBack(EAST, CLOSE, promote("promote-west", Books.WEST), SHIFT_EAST, WAIT, SHIFT_WEST);
        bench.people(question -> bench.say(question, question.choices().get(0).say()));
        bench.run();

        assertThat(bench.step("promote-west").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().prompt())
                .anyMatch(prompt -> prompt.contains("and is the only writer, shift-west is left out"));
    }

    @Test
    void nobodyIsToldThatThePlatformStaysOpenWhichWasNotOpened() throws InterruptedException {
        var bench = rolledBack(EAST, CLOSE, Platforms.promote("promote"), SHIFT_EAST, WAIT, SHIFT_WEST);
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is down", true) : null);
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().prompt())
                .noneMatch(prompt -> prompt.contains("stays open"))
                .anyMatch(prompt -> prompt.contains(". shift-west is left out; `cutover again` has it done."));
    }

    @Test
    void nobodyIsAskedAnyMoreWhatBecomesOfAStepThatFailedWhileItWasFenced() throws InterruptedException {
        var verify = new Verify("read-status", Map.of(), Map.of("status", "writing"));
        var promote = Books.step(
                "promote",
                Optional.empty(),
                new Work.Action(
                        Platforms.NEW, "promote", Map.of(), new Undo.Call("fence", Map.of()), Optional.of(verify)));
        var bench = new Bench(book(CLOSE, SHIFT_EAST, promote, WAIT))
                .agreeablePeople()
                .refusing();
        bench.world()
                .answering(operation -> operation.equals("read-status")
                        ? new Outcome.Succeeded("", Map.of("status", "starting"))
                        : null);
        bench.at(Duration.ofSeconds(365), port -> Orders.rollBack(port, EAST, "Dana", "enough"));
        bench.run();

        assertThat(bench.step("promote").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::question)
                .containsExactly("promote/2/failure");
        assertThat(bench.state().questions().open()).isEmpty();
    }

    @Test
    void nothingMakesASecondWriterBesideTheOldPlatformThatWasOpened() throws InterruptedException {
        var bench = rolledBack(
                EAST,
                CLOSE,
                promote("promote-east", Books.EAST),
                SHIFT_EAST,
                WAIT,
                promote("promote-west", Books.WEST),
                SHIFT_WEST);
        bench.people(question -> bench.say(question, question.choices().get(0).say()));
        bench.run();

        assertThat(undos(bench)).containsExactly("fence", "open");
        assertThat(bench.world().effects()).containsEntry("promote", 1);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.step("promote-west").isLeftOutByRollback()).isTrue();
    }

    @Test
    void doneAgainItIsPromotedBeforeTrafficMoves() throws InterruptedException {
        var bench = rolledBack(EAST, CLOSE, Platforms.promote("promote"), SHIFT_EAST, WAIT, SHIFT_WEST);
        bench.people(question -> bench.say(question, question.choices().get(0).say()));
        bench.at(Duration.ofMinutes(40), port -> Orders.again(port, BOTH, "Dana", "all is well"));
        bench.run();

        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
        assertThat(bench.world().effects()).containsEntry("promote", 2).containsEntry("fence", 1);
    }

    @Test
    void theWriterOfAnotherRegionIsNotFencedUnderItsTraffic() throws InterruptedException {
        var bench = rolledBack(EAST, CLOSE, promote("promote-west", Books.WEST), SHIFT_WEST, SHIFT_EAST, WAIT);
        bench.run();

        assertThat(undos(bench)).isEmpty();
        assertThat(why(bench))
                .singleElement()
                .asString()
                .contains("'promote-west' would stop it for west too", "roll back the whole run instead");
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whereOneFenceIsRefusedNoOtherCutsOffTheTrafficThatStays() throws InterruptedException {
        var bench = rolledBack(
                EAST,
                CLOSE,
                promote("promote-east", Books.EAST),
                promote("promote-west", Books.WEST),
                SHIFT_WEST,
                SHIFT_EAST,
                WAIT);
        bench.run();

        assertThat(undos(bench)).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void theWriterOutsideTheNamedStepsIsFencedFirst() throws InterruptedException {
        var bench = rolledBack(steps("close-old", "shift-east"), CLOSE, Platforms.promote("promote"), SHIFT_EAST, WAIT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undos(bench)).containsExactly("fence", "open");
    }

    @Test
    void itIsNotFencedUnderTrafficOfStepsThatAreNotNamed() throws InterruptedException {
        var bench = rolledBack(
                steps("close-old", "shift-east"), CLOSE, Platforms.promote("promote"), SHIFT_WEST, SHIFT_EAST, WAIT);
        bench.run();

        assertThat(undos(bench)).isEmpty();
        assertThat(why(bench)).singleElement().asString().contains("'promote' would stop it for west too");
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void nothingIsFencedForWhatCannotBeOpened() throws InterruptedException {
        var bench = rolledBack(
                Scope.WHOLE_RUN,
                Platforms.close("close-old", new Undo.None("decommissioned")),
                Platforms.promote("promote"),
                SHIFT_EAST,
                WAIT);
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
        assertThat(undos(bench)).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void norForWhatLiesBehindAPointOfNoReturn() throws InterruptedException {
        var drop = Steps.noReturn(Books.action("drop", "once-drop", new Undo.None("gone")), Books.COMMANDER);
        var bench = rolledBack(
                EAST, CLOSE, promote("promote-east", Books.EAST), SHIFT_EAST, Steps.in(Books.WEST, drop), WAIT);
        bench.run();

        assertThat(bench.facts(RollbackFact.Opened.class)).hasSize(1);
        assertThat(undos(bench)).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    private static Step promote(String id, Segment segment) {
        return Steps.in(segment, Platforms.promote(id));
    }

    private static Scope steps(String... ids) {
        return new Scope(new TreeMap<>(), Arrays.stream(ids).map(StepId::new).collect(Collectors.toSet()), Set.of());
    }

    private static Runbook book(Step... steps) {
        return Platforms.withOneWriter(Platforms.of(Platforms.opening(Platforms.ASK), steps));
    }

    private static Bench rolledBack(Scope scope, Step... steps) {
        var bench = new Bench(book(steps));
        bench.people(question -> bench.say(
                question,
                switch (question.kind()) {
                    case OPENING -> "park";
                    case COMMIT -> "commit";
                    default -> "end";
                }));
        bench.at(Duration.ofMinutes(25), port -> Orders.rollBack(port, scope, "Dana", "enough"));
        return bench;
    }

    private static List<String> why(Bench bench) {
        return bench.facts(RollbackFact.UndoBlocked.class).stream()
                .map(RollbackFact.UndoBlocked::why)
                .toList();
    }

    private static List<String> undos(Bench bench) {
        return bench.world().calls().stream()
                .filter(List.of("fence", "open")::contains)
                .toList();
    }
}
