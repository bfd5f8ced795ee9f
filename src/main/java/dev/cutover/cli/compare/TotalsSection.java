package dev.cutover.cli.compare;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Totals that do not agree: of each total in the runbook's order, which says what is felt first, those that differ
 * most. Not thread-safe.
 */
final class TotalsSection {
    private static final int MOST = 20;
    private static final int LEAST_OF_ONE = 2;
    private static final Comparator<TotalLine> GREATEST_FIRST =
            Comparator.comparing(TotalsSection::difference).reversed();

    private final CommandOutput out;

    TotalsSection(CommandOutput out) {
        this.out = out;
    }

    void show(List<TotalLine> totals) {
        var unequal = totals.stream().filter(total -> !total.agrees()).toList();
        if (unequal.isEmpty()) {
            return;
        }
        out.line("");
        out.heading("Totals that do not agree");
        var table = new TextTable(
                out.theme(),
                TableColumn.of("total"),
                TableColumn.text("segment", 10),
                TableColumn.of("of"),
                TableColumn.number("left"),
                TableColumn.number("right"));
        var shown = shown(unequal);
        shown.forEach(total -> table.row(
                Tone.BAD,
                total.name(),
                total.segment(),
                total.by(),
                FigureText.amount(total.left()),
                FigureText.amount(total.right())));
        out.show(table.frame(out.listWidth()));
        int rest = unequal.size() - shown.size();
        if (rest > 0) {
            out.line(Counted.of(rest, "total") + " that " + (rest == 1 ? "differs" : "differ")
                    + " less left out here; --output json has all of them");
        }
    }

    /** Amounts and counts are not set against each other: each total has its share of the lines. */
    private static List<TotalLine> shown(List<TotalLine> unequal) {
        if (unequal.size() <= MOST) {
            return unequal;
        }
        var byName = new LinkedHashMap<String, List<TotalLine>>();
        unequal.forEach(total ->
                byName.computeIfAbsent(total.name(), name -> new ArrayList<>()).add(total));
        int ofOne = Math.max(LEAST_OF_ONE, MOST / byName.size());
        return byName.values().stream()
                .flatMap(lines -> lines.stream().sorted(GREATEST_FIRST).limit(ofOne))
                .toList();
    }

    private static BigDecimal difference(TotalLine total) {
        return total.left().subtract(total.right()).abs();
    }
}
