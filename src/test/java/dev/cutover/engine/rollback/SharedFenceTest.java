package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One fence for the traffic of several rollbacks: it is refused only while some of that traffic stays. */
class SharedFenceTest {
    private static final Duration BEGIN = Duration.ofMinutes(20);
    private static final Opening PARK = new Opening(Duration.ofMinutes(5), Otherwise.PARK);

    @Test
    void twoRegionalRollbacksOverOneWriterBothComeBack() throws InterruptedException {
        var bench = bench(Platforms.ASK);
        bench.refusing().people(question -> bench.say(question, "end")).thinking(question -> Duration.ofMinutes(3));
        rollBackBoth(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertBothAreBack(bench);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .as("what became of the traffic of east was asked while that of west stayed")
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.why()).isEqualTo("the old platform is open"));
    }

    @Test
    void trafficIsNotParkedUnaskedBeforeItsTimeWhereOnlyThatOfOthersKeepsThePlatformClosed()
            throws InterruptedException {
        var bench = bench(PARK);
        bench.people(question -> bench.say(question, "end"));
        rollBackBoth(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertBothAreBack(bench);
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().kind())
                .doesNotContain(Question.Kind.OPENING);
    }

    @Test
    void whereTheTrafficOfOthersStaysItIsParkedInTime() throws InterruptedException {
        var bench = bench(PARK);
        bench.people(question -> bench.say(question, "end"));
        rollBack(bench, BEGIN, Books.EAST);
        bench.run();

        assertThat(bench.record().stream()
                        .filter(event -> event.fact() instanceof RollbackFact.Opened)
                        .map(event -> Duration.between(Bench.START, event.at())))
                .containsExactly(BEGIN.plus(PARK.within()));
        assertThat(bench.world().calls()).doesNotContain("fence", "open");
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .anyMatch(left -> left.contains("close-old") && left.contains("would stop it for west too"));
    }

    @Test
    void nothingIsFencedForAnOpeningThatWasGivenUp() throws InterruptedException {
        var melted = Platforms.on(Books.SYSTEM, "freeze-east", "freeze", new Undo.ByHand("melt it"));
        var bench = new Bench(book(Platforms.ASK, Steps.in(Books.EAST, melted)));
        bench.people(question -> bench.say(
                        question,
                        switch (question.kind()) {
                            case OPENING -> AnswerWord.TRAFFIC_FIRST.word();
                            case TAKE_BACK -> "done";
                            default -> "end";
                        }))
                .thinking(question -> Duration.ofMinutes(question.kind() == Question.Kind.TAKE_BACK ? 90 : 1));
        bench.world().answering(operation -> operation.equals("fence") ? new Outcome.Failed("not now", true) : null);
        rollBack(bench, BEGIN, Books.EAST);
        rollBack(bench, BEGIN.plusMinutes(5), Books.WEST);
        bench.run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.facts(RollbackFact.UndoBlocked.class))
                .extracting(
                        blocked -> blocked.rollback() + " " + blocked.effect().replaceAll("^[^/]*/|/.*$", ""))
                .as("the first has given up close-old, and leaves the fence to the second")
                .containsExactly("1 close-old", "2 promote", "2 close-old");
    }

    private static void assertBothAreBack(Bench bench) {
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().calls().stream().filter(List.of("fence", "open")::contains))
                .containsExactly("fence", "open");
        assertThat(bench.state().rollbacks().all())
                .hasSize(2)
                .allSatisfy(rollback -> assertThat(rollback.leftUndone()).isEmpty());
    }

    private static void rollBackBoth(Bench bench) {
        rollBack(bench, BEGIN, Books.EAST);
        rollBack(bench, BEGIN.plusSeconds(5), Books.WEST);
    }

    private static void rollBack(Bench bench, Duration at, Segment region) {
        bench.at(at, port -> Orders.rollBack(port, Scope.of(region), "Dana", "enough"));
    }

    private static Bench bench(Opening opening) {
        return new Bench(book(opening));
    }

    private static Runbook book(Opening opening, Step... more) {
        var steps = new ArrayList<>(List.of(
                Platforms.close("close-old", Platforms.OPEN),
                Platforms.promote("promote"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        steps.addAll(List.of(more));
        steps.add(Steps.waiting("wait", Duration.ofHours(2)));
        return Platforms.withOneWriter(Platforms.of(Platforms.opening(opening), steps.toArray(Step[]::new)));
    }
}
