package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.spi.Audit;
import dev.cutover.spi.Audit.Violation;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditedRehearsalTest {
    private static final Violation TWICE = Violation.of(
            "one-parcel", "2 lines with more than one parcel for the same goods", 2, List.of("SO-1/1", "SO-2/3"));
    private static final Violation MANY = Violation.of(
                    "one-live-label", "1,000 lines or more with two live labels", 1_000, List.of("SO-7/1"))
            .orMore();

    @Test
    void cleanBooksAreNoObjection() throws InterruptedException {
        var rehearsalResult = play(List::of, Scenarios.empty());

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(rehearsalResult.books()).contains(List.of());
    }

    @Test
    void eachViolationFailsTheRehearsalAndNamesOrders() throws InterruptedException {
        var rehearsalResult = play(() -> List.of(TWICE, MANY), Scenarios.empty());

        assertThat(rehearsalResult.passed()).isFalse();
        assertThat(rehearsalResult.objections())
                .containsExactly(
                        "the books: 2 lines with more than one parcel for the same goods (one-parcel): SO-1/1, SO-2/3",
                        "the books: 1,000 lines or more with two live labels (one-live-label): SO-7/1, …");
        assertThat(rehearsalResult.books()).contains(List.of(TWICE, MANY));
    }

    @Test
    void anExpectedViolationIsNoObjection() throws InterruptedException {
        var rehearsalResult = play(() -> List.of(TWICE), expecting("one-parcel"));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(rehearsalResult.books()).contains(List.of(TWICE));
    }

    @Test
    void expectedAreExactlyTheseAndNoOthers() throws InterruptedException {
        var rehearsalResult = play(() -> List.of(TWICE), expecting("one-live-label"));

        assertThat(rehearsalResult.objections())
                .containsExactly(
                        "books: expected one-live-label, but nothing violates it",
                        "the books: 2 lines with more than one parcel for the same goods (one-parcel): SO-1/1, SO-2/3");
    }

    @Test
    void booksThatCannotBeAuditedFailTheRehearsal() throws InterruptedException {
        Audit unreadable = () -> {
            throw new ConnectorException("the ledger is locked");
        };
        Audit broken = () -> {
            throw new IllegalStateException("page 7 is missing");
        };

        assertThat(play(unreadable, Scenarios.empty()).objections())
                .containsExactly("the books of world could not be audited: the ledger is locked");
        assertThat(play(broken, Scenarios.empty()).objections())
                .containsExactly("the books of world could not be audited: page 7 is missing");
    }

    @Test
    void whatIsExpectedMustBeAList() {
        var script = Scenarios.empty().expect("books", "clean");

        assertThat(new Rehearsal(script.scenario(), Books.of(List.of(), Books.freeze("freeze")), Books.environment())
                        .problems())
                .extracting(problem -> problem.message())
                .containsExactly("'books' cannot have the value 'clean'");
    }

    private static Scenarios expecting(String... invariants) {
        return Scenarios.empty().expect("books", new Wanted.Items(List.of(invariants)));
    }

    private static RehearsalResult play(Audit audit, Scenarios script) throws InterruptedException {
        var stage = new MemoryStage(Bench.RUN, world -> world.auditing(audit));
        var book = Books.of(List.of(), Books.freeze("freeze"));
        return new Rehearsal(script.scenario(), book, Books.environment()).play(stage);
    }
}
