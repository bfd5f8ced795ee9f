package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All traffic is on the old platform, which this run has closed and cannot open: every order is refused. */
class ClosedToItsTrafficTest {
    private static final Duration WITHIN = Duration.ofMinutes(5);

    @Test
    void peopleAreAskedAndWhoEndsItLeavesAllElseUndone() throws InterruptedException {
        var bench = bench(Otherwise.ASK, Platforms.OPEN);
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is jammed", true) : null);
        bench.people(question -> bench.say(question, "park"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(after(bench, PeopleFact.Asked.class::isInstance)).isEqualTo(WITHIN);
        assertThat(bench.facts(PeopleFact.Asked.class)).singleElement().satisfies(asked -> {
            assertThat(asked.question().kind()).isEqualTo(Question.Kind.OPENING);
            assertThat(asked.question().prompt()).contains("all traffic is there", "it is jammed");
            assertThat(asked.question().choices())
                    .extracting(Question.Option::say)
                    .containsExactly("park", "wait");
        });
        assertThat(bench.world().calls()).contains("open").doesNotContain("undo-freeze", "reprint");
        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .anyMatch(left -> left.contains("step 'close-old'") && left.contains("it is jammed"))
                .anyMatch(left -> left.contains("rollback step 'labels' was not done: the old platform is not open"))
                .noneMatch(left -> left.contains("traffic stays"));
    }

    @Test
    void itIsTriedForAsLongAsNobodyEndsItAndTheRestFollowsOnceItIsOpen() throws InterruptedException {
        var bench = bench(Otherwise.ASK, Platforms.OPEN);
        var isDown = new boolean[] {true};
        bench.world()
                .answering(operation ->
                        operation.equals("open") && isDown[0] ? Outcome.failed("it is jammed", true) : null);
        bench.at(Duration.ofMinutes(60), port -> isDown[0] = false);
        bench.people(question -> bench.say(question, "wait"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.UndoBlocked.class)).isEmpty();
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSizeGreaterThan(5);
        assertThat(bench.world().calls()).containsSubsequence("open", "reprint");
    }

    @ParameterizedTest
    @EnumSource(
            value = Otherwise.class,
            names = {"ASK", "TRAFFIC_FIRST"})
    void nothingIsDecidedWithoutPeopleAsNothingCanReturnFirst(Otherwise otherwise) throws InterruptedException {
        var bench = bench(otherwise, Platforms.OPEN);
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is jammed", true) : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.facts(RollbackFact.Opened.class)).isEmpty();
        assertThat(bench.world().calls()).doesNotContain("reprint");
    }

    @Test
    void theRunbookMayEndItWhereNobodyIs() throws InterruptedException {
        var bench = bench(Otherwise.PARK, Platforms.OPEN);
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is jammed", true) : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(after(bench, RollbackFact.Opened.class::isInstance)).isEqualTo(WITHIN);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
        assertThat(bench.world().calls()).doesNotContain("reprint");
    }

    @Test
    void aCallThatHangsDelaysNoQuestion() throws InterruptedException {
        var bench = bench(Otherwise.ASK, Platforms.OPEN);
        bench.world().taking(operation -> Duration.ofMinutes(operation.equals("open") ? 14 : 0));
        bench.run();

        assertThat(after(bench, PeopleFact.Asked.class::isInstance)).isEqualTo(WITHIN);
    }

    @Test
    void whoSaysThatItIsNotOpenedLeavesNothingToDecide() throws InterruptedException {
        var bench = bench(Otherwise.ASK, new Undo.ByHand("open it at the console"));
        bench.people(question -> bench.say(question, "not-done"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().kind())
                .containsExactly(Question.Kind.TAKE_BACK);
        assertThat(bench.facts(RollbackFact.Opened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.outcome()).isEqualTo(RollbackFact.OpeningOutcome.PARKED));
        assertThat(bench.world().calls()).doesNotContain("reprint");
    }

    private static Bench bench(Otherwise otherwise, Undo undo) {
        var bench = new Bench(book(otherwise, undo));
        bench.at(Duration.ofMinutes(1), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
        return bench;
    }

    private static Runbook book(Otherwise otherwise, Undo undo) {
        var labels = new RollbackStep(
                Books.action("labels", "reprint", new Undo.None("printed")), IfUnreachable.SKIP_AND_RECORD);
        var rollback = new RollbackProcedure(
                Duration.ofMinutes(15),
                Optional.empty(),
                new Opening(WITHIN, otherwise),
                ReturnRamp.AT_ONCE,
                List.of(),
                List.of(labels));
        return Platforms.of(
                rollback,
                Books.freeze("freeze"),
                Platforms.close("close-old", undo),
                Steps.waiting("wait", Duration.ofHours(2)));
    }

    private static Duration after(Bench bench, Predicate<Fact> which) {
        var first = bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow();
        return Duration.between(bench.state().rollbacks().all().get(0).decided(), first.at());
    }
}
