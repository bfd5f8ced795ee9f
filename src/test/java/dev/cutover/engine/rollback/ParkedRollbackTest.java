package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Undo;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rollback that has left its traffic where it is still waits for people while another one begins. */
class ParkedRollbackTest {
    private static final Duration FIRST = Duration.ofMinutes(20);
    private static final Duration SECOND = Duration.ofMinutes(30);

    @Test
    void aLaterOneOpensThePlatformThatIsUpAgain() throws InterruptedException {
        var bench = bench(Platforms.OPEN);
        var isDown = new boolean[] {true};
        bench.world()
                .answering(
                        operation -> operation.equals("open") && isDown[0] ? Outcome.failed("it is down", true) : null);
        bench.at(Duration.ofMinutes(25), port -> isDown[0] = false);
        bench.run();

        assertThat(opened(bench))
                .containsExactly(
                        new Told(1, RollbackFact.OpeningOutcome.PARKED), new Told(2, RollbackFact.OpeningOutcome.OPEN));
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void peopleAreAskedOnceMoreToOpenItForTheLaterOne() throws InterruptedException {
        var bench = bench(new Undo.ByHand("open it")).refusing();
        bench.thinking(question -> question.id().startsWith("rollback-1/") ? Duration.ofHours(1) : Duration.ZERO);
        bench.run();

        assertThat(opened(bench))
                .containsExactly(
                        new Told(1, RollbackFact.OpeningOutcome.PARKED), new Told(2, RollbackFact.OpeningOutcome.OPEN));
        assertThat(bench.world().weight(Books.WEST)).isZero();
    }

    @Test
    void whatNobodyHasAnsweredForTheFirstIsAskedWithTheSecond() throws InterruptedException {
        var bench = bench(Platforms.OPEN);
        var isDown = new boolean[] {true};
        bench.world()
                .answering(
                        operation -> operation.equals("open") && isDown[0] ? Outcome.failed("it is down", true) : null);
        bench.at(Duration.ofMinutes(25), port -> isDown[0] = false);
        bench.thinking(question -> switch (question.kind()) {
            case TAKE_BACK -> Duration.ofMinutes(1);
            case AFTER_ROLLBACK -> Duration.ofMinutes(question.id().startsWith("rollback-1/") ? 60 : 0);
            default -> Duration.ZERO;
        });
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(PeopleFact.Asked::question)
                .filteredOn(question -> question.kind() == Question.Kind.AFTER_ROLLBACK)
                .extracting(Question::prompt)
                .hasSize(2)
                .last()
                .asString()
                .contains("east is not all back", "west is back", "traffic 'orders' of east stays on new");
    }

    private static Bench bench(Undo undo) {
        var bench = new Bench(book(undo));
        bench.people(question -> bench.say(question, word(question)))
                .thinking(question -> question.kind() == Question.Kind.TAKE_BACK ? Duration.ofHours(1) : Duration.ZERO);
        bench.at(FIRST, port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "one"));
        bench.at(SECOND, port -> Orders.rollBack(port, Scope.of(Books.WEST), "Dana", "two"));
        return bench;
    }

    /** The run goes on after the first rollback and ends after the second. */
    private static String word(Question question) {
        boolean isAfter = question.kind() == Question.Kind.AFTER_ROLLBACK;
        return !isAfter ? "done" : question.id().startsWith("rollback-1/") ? "go-on" : "end";
    }

    /** The platform is closed for both regions; something else of the east is undone by hand, whatever relies on it. */
    private static Runbook book(Undo undo) {
        var book = Platforms.of(
                Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
                Platforms.close("close-old", undo),
                Steps.in(Books.EAST, Steps.takenBackByHand("call")),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(9)));
        return Books.needing(book, Map.of("shift-east", Set.of(), "shift-west", Set.of()));
    }

    private record Told(int rollback, RollbackFact.OpeningOutcome outcome) {}

    private static List<Told> opened(Bench bench) {
        return bench.facts(RollbackFact.Opened.class).stream()
                .map(opened -> new Told(opened.rollback(), opened.outcome()))
                .toList();
    }
}
