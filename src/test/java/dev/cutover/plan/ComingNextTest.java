package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said before a run goes on. */
class ComingNextTest {
    @Test
    void aSoakBeginsAnewAndThenComesTheNextWeight() throws InterruptedException {
        var book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD), Books.freeze("after"));

        assertThat(resumed(book, Duration.ofMinutes(3), Duration.ofHours(1)))
                .containsExactly("east soaks 2m anew at 50 %, then 100 %");
    }

    @Test
    void afterTheLastSoakTheShiftIsDone() throws InterruptedException {
        var book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD));

        assertThat(resumed(book, Duration.ofMinutes(5), Duration.ZERO))
                .containsExactly("east soaks 2m anew at 100 %, then is done");
    }

    @Test
    void aWeightInDoubtIsSettledFirst() throws InterruptedException {
        var book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        var bench = new Bench(book);
        bench.world().routing(changes -> {
            throw new ConnectorException("no answer");
        });
        bench.runUntilKilled(4);

        assertThat(new ComingNext(book, bench.state(), Bench.START).whenResumed())
                .first()
                .isEqualTo("east: its change to 5 % is settled first");
    }

    @Test
    void whatMayStillBeAtWorkIsAwaitedAndSettledFirst() throws InterruptedException {
        var book = Books.of(List.of(), Steps.once("snapshot"));
        var bench = new Bench(book);
        for (int forces = 1; bench.state().effects().open().isEmpty(); forces++) {
            bench = new Bench(book);
            assertThat(bench.runUntilKilled(forces)).isNull();
        }

        assertThat(new ComingNext(book, bench.state(), Bench.START).whenResumed())
                .containsExactly("'snapshot' was begun and its outcome is unknown: its end is awaited, and it is"
                        + " settled first");
    }

    @Test
    void anObservationIsLongerByTheTimeWithoutARunner() throws InterruptedException {
        var book = Books.unchained(
                List.of(),
                List.of(
                        Steps.observe("watch", Duration.ZERO, OnBreach.HOLD),
                        Steps.waiting("night", Duration.ofHours(3))));

        assertThat(resumed(book, Duration.ofMinutes(6), Duration.ofHours(1)))
                .containsExactly("'watch' observes for 4m more", "'night' waits for 1h54m more");
    }

    @Test
    void afterAHoldItKeepsItsEndAndStepsThatAreReadyStart() throws InterruptedException {
        var book = Books.unchained(
                List.of(), List.of(Steps.observe("watch", Duration.ZERO, OnBreach.HOLD), Books.freeze("freeze")));
        var bench = left(book, Duration.ofMinutes(6));
        var pending = Books.unchained(
                List.of(), List.of(Steps.observe("watch", Duration.ZERO, OnBreach.HOLD), Books.freeze("other")));

        assertThat(new ComingNext(pending, bench.state(), Bench.START.plus(Duration.ofMinutes(7))).whenContinued())
                .containsExactly("'watch' observes for 3m more", "'other' starts");
    }

    @Test
    void whatReliesOnAGateThatIsPassedAnewDoesNotStartAtOnce() throws InterruptedException {
        var ready = Books.gate("ready");
        var frozen = Books.needing(Books.freeze("freeze"), ready.id());
        var other = Books.needing(Books.freeze("other"), frozen.id());
        var bench = new Bench(Books.unchained(List.of(), List.of(ready, frozen))).agreeablePeople();
        bench.run();
        var events = new ArrayList<>(bench.record());
        events.remove(events.size() - 1);
        var book = Books.unchained(List.of(), List.of(ready, frozen, other));
        var next = RunState.of(events);
        assertThat(new ComingNext(book, next, Bench.START).whenContinued()).containsExactly("'other' starts");

        next.apply(new Event(
                Bench.RUN,
                1,
                events.size() + 1,
                Bench.START.plusSeconds(60),
                "Dana",
                new StepFact.Reopened(ready.id(), 1, "again")));

        assertThat(new ComingNext(book, next, Bench.START).whenContinued()).containsExactly("'ready' starts");
    }

    @Test
    void manyThingsAreCounted() {
        var steps = List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
                .map(Books::freeze)
                .toList();
        var book = Books.unchained(List.of(), steps);
        var state = new Bench(book).state();

        assertThat(new ComingNext(book, state, Bench.START).whenResumed())
                .hasSize(7)
                .last()
                .isEqualTo("and 2 more");
    }

    private static List<String> resumed(Runbook book, Duration leave, Duration dead) throws InterruptedException {
        Instant now = Bench.START.plus(leave).plus(dead);
        return new ComingNext(book, left(book, leave).state(), now).whenResumed();
    }

    private static Bench left(Runbook book, Duration after) throws InterruptedException {
        var bench = new Bench(book);
        bench.at(after, commandPort -> commandPort.leave("lunch"));
        bench.run();
        return bench;
    }
}
