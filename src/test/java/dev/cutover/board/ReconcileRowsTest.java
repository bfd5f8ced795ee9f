package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.query.Outlook;
import dev.cutover.run.StepProgress;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Books;
import dev.cutover.words.Chronicle;
import dev.cutover.words.RunNarrative;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A step that reconciles has rows of its own on the board: each side while it is read, then what was found. */
class ReconcileRowsTest {
    private static final StepId RECON = new StepId("recon");

    private final List<Event> events = new ArrayList<>();

    private void that(Fact fact) {
        events.add(new Event(Chronicle.RUN, 1, events.size() + 1L, Chronicle.START, Event.ENGINE, fact));
    }

    private RunNarrative story() {
        var what = new Reconciliation(
                new RecordInput("old", "orders", Map.of()),
                new RecordInput("new", "orders", Map.of()),
                List.of("order_id"),
                Map.of(),
                new Looks(Optional.empty(), Looks.CHANGED, Duration.ZERO, 2),
                Reconciliation.Checks.NONE,
                Map.of());
        var step = Books.step("recon", Optional.empty(), new Work.Reconcile(what, Optional.empty()));
        return RunNarrative.of(Books.of(List.of(), step), events);
    }

    private void started() {
        var pinned = new RunFact.Pinned("books", "books.yaml", "", "lab", "", "");
        that(new RunFact.Created(
                pinned, Map.of(), Chronicle.START, RunFact.Mode.REHEARSAL, "real", 42, "dana", "0.1.0"));
        that(new RunFact.LeaseTaken("bastion", 4711, "dana", "run"));
        that(new StepFact.Started(RECON, 1));
    }

    private static List<String> lines(RunNarrative story, BoardWidth width, int columns) {
        var panel = Overview.of(
                        story,
                        Chronicle.START,
                        Outlook.NONE.at(story.state(), Chronicle.START),
                        new BoardView(width, ZoneOffset.UTC, false))
                .page()
                .stream()
                .filter(one -> one.title().equals("Now"))
                .findFirst()
                .orElseThrow();
        return PaintedPanel.whole(panel, columns, Theme.PLAIN).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void eachSideIsReadInARowOfItsOwn() {
        started();
        var story = story();
        story.progressed(new StepProgress(
                RECON,
                1,
                OptionalDouble.of(0.4),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "reading new.orders: 1,204,117 of 3,000,000, 12,000/s, 2 min 30 s left\n"
                        + "reading old.orders; of us-east: 5,000, nothing for 45 s",
                Chronicle.START));

        assertThat(lines(story, BoardWidth.MEDIUM, 80))
                .contains(
                        "  40 %, reading new.orders: 1,204,117 of 3,000,000, 12,000/s, 2 min 30 s left",
                        "  reading old.orders; of us-east: 5,000, nothing for 45 s");
    }

    @Test
    void whatWasFoundStandsBelowAStepThatHasFailed() {
        started();
        var keys = new ComparisonTally.Keys(1_998_796, 0, 904, 0, 300, 0, 0, 12, 0);
        var rate = new BigDecimal("0.0072");
        var result = new ComparisonResult(
                "r",
                new ComparisonTally(ComparisonTally.Rows.NONE, ComparisonTally.Rows.NONE, keys),
                Map.of(Figure.MISMATCH_RATE, rate),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        var judged = new JudgedFigure(Figure.MISMATCH_RATE, Optional.of(rate), "<= 0.5 %", false);
        that(new ReconcileFact.Reconciled(RECON, 1, Segment.EVERYTHING, result, List.of(), List.of(judged), false));
        that(new StepFact.Failed(RECON, 1, StepFact.FailureCause.MISMATCH, "they differ"));

        assertThat(lines(story(), BoardWidth.WIDE, 140))
                .contains(
                        "  1,204 of 2,000,000 orders differ (0.72 %): 904 with other values, 300 missing on the right;"
                                + " 12 are moving",
                        "  mismatch-rate is 0.72 %, must be <= 0.5 %");
    }
}
