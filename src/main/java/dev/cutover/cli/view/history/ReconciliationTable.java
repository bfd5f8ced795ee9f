package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.PastReconciliation;
import dev.cutover.history.figures.ReconciliationTrend;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.model.Segment;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.stream.Collectors;

/** What was reconciled from night to night, and where the rates of mismatches are heading. */
record ReconciliationTable(CommandOutput commandOutput, ShortIds shortIds) {
    private static final int MOST = 10;
    private static final int MOST_RATES = 7;

    void show(RunbookHistory history) {
        if (history.reconciliations().isEmpty()) {
            return;
        }
        commandOutput.heading("Reconciliations, the newest first");
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RUN").keep(70),
                TableColumn.of("FOUND (UTC)").keep(80),
                TableColumn.text("STEP", 8).keep(90),
                TableColumn.text("SEGMENT", 10).keep(60),
                TableColumn.text("ENVIRONMENT", 10).keep(40),
                TableColumn.number("COMPARED").keep(75),
                TableColumn.number("FINDINGS").keep(85),
                TableColumn.number("MOVING").keep(50),
                TableColumn.number("RATE"),
                TableColumn.of("RESULT"));
        history.reconciliations().stream().limit(MOST).forEach(past -> row(past, table));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        int older = history.reconciliations().size() - MOST;
        if (older > 0) {
            commandOutput.line(Counted.of(older, "older one", "older ones") + ": `--output json` has all of them");
        }
        history.reconciliationTrends().forEach(trend -> commandOutput.line(words(trend)));
    }

    private void row(PastReconciliation past, TextTable table) {
        var found = past.found();
        table.row(
                found.passed() ? Tone.PLAIN : Tone.BAD,
                shortIds.of(past.run()),
                Durations.minute(found.at()),
                found.step().value(),
                name(found.segment()),
                past.environment(),
                FigureText.count(found.compared()),
                FigureText.count(found.mismatched()),
                FigureText.count(found.moving()),
                found.complete() ? past.rate().map(FigureText::share).orElse("-") : "-",
                found.complete() ? found.passed() ? "passed" : "NOT PASSED" : "INCOMPLETE");
    }

    private static String name(Segment segment) {
        return segment.values().isEmpty()
                ? "all traffic"
                : String.join(" ", segment.values().values());
    }

    /** {@code books, us-east in production: 0.72 %, 0.31 %, 0.12 %: shrinking; 1 more is incomplete}. */
    private static String words(ReconciliationTrend trend) {
        return trend.step() + ", " + name(trend.segment()) + " in " + trend.environment() + ": " + heading(trend)
                + (trend.incomplete() == 0
                        ? ""
                        : "; " + trend.incomplete() + " more " + (trend.incomplete() == 1 ? "is" : "are")
                                + " incomplete")
                + (trend.ofOtherRules() == 0 ? "" : "; " + trend.ofOtherRules() + " before by other rules");
    }

    private static String heading(ReconciliationTrend trend) {
        var rates = trend.rates();
        if (rates.isEmpty()) {
            return "no rate";
        }
        String told = rates.stream()
                .skip(Math.max(0, rates.size() - MOST_RATES))
                .map(FigureText::share)
                .collect(Collectors.joining(", "));
        if (trend.compared() == 0) {
            return told + ", none before to compare with";
        }
        return told + ": "
                + (trend.notFallen() == 0
                        ? "shrinking"
                        : "NOT SHRINKING, " + trend.notFallen() + " of " + trend.compared() + " times it did not fall");
    }
}
