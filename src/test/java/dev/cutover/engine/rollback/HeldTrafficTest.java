package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of traffic that cannot return, as the old platform cannot be opened or its opening hangs. */
class HeldTrafficTest {

    @Test
    void whatHasNoUndoIsPutToPeopleBeforeTrafficReturns() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.empty()));
        bench.people(question -> bench.say(question, "park"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Asked.class)).singleElement().satisfies(asked -> {
            assertThat(asked.question().kind()).isEqualTo(Question.Kind.OPENING);
            assertThat(asked.question().prompt())
                    .contains("old (step 'close-old'): it has no undo, and may have closed it");
        });
        assertThat(after(bench, PeopleFact.Asked.class::isInstance)).isLessThan(Duration.ofMinutes(1));
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void itsTrafficReturnsByTheWordOfAPerson() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.empty()));
        bench.people(question -> bench.say(question, "traffic-first"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aReadOfTheOldPlatformClosesNothing() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.of(new Verify("close", Map.of(), Map.of()))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
    }

    @Test
    void norDoesWhatTheRunbookSaysTakesOrdersAllTheSame() throws InterruptedException {
        var book = withoutUndo(Optional.empty());
        var waiver = new Waiver(DisciplineRule.NOT_OPENED_AGAIN, "close-old", "it only marks the platform");
        var header = new Runbook.Header(
                book.header().name(),
                book.header().title(),
                book.header().pattern(),
                List.of(waiver),
                book.header().redaction());
        var bench = rolledBack(new Runbook(
                header,
                book.dimensions(),
                book.roles(),
                book.inventory(),
                book.traffic(),
                book.criteria(),
                book.phases(),
                book.rollback()));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
    }

    /** What closed the old platform cannot be undone. */
    private static Runbook withoutUndo(Optional<Verify> verify) {
        var undo = new Undo.None("decommissioned");
        var work = new Work.Action(Platforms.OLD, "close", Map.of(), undo, verify);
        return Platforms.of(
                Platforms.opening(Platforms.ASK),
                Books.step("close-old", Optional.empty(), work),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2)));
    }

    /** How long after the decision the first such fact came. */
    private static Duration after(Bench bench, Predicate<Fact> which) {
        var first = bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow();
        return Duration.between(bench.state().rollbacks().all().get(0).decided(), first.at());
    }

    private static Bench rolledBack(Runbook book) {
        var bench = new Bench(book);
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
        return bench;
    }
}
