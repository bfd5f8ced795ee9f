package dev.cutover.cli.compare;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.json.comparison.ComparedNames;
import dev.cutover.run.comparison.Cause;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is different, by what the differences have in common, with some of them. Not thread-safe. */
final class CausesSection {
    private static final int MOST = 20;
    private static final int SAMPLES = 5;
    private static final int LEAST_WIDTH = 8;

    private final CommandOutput out;
    private final ComparedNames names;

    CausesSection(CommandOutput out, ComparedNames names) {
        this.out = out;
        this.names = names;
    }

    void show(List<Cause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        out.line("");
        out.heading("What differs");
        causes.stream().limit(MOST).forEach(this::show);
        if (causes.size() > MOST) {
            out.line("");
            out.line(Counted.of(causes.size() - MOST, "less frequent cause") + " left out here; --output json has"
                    + " the 100 most frequent ones");
        }
    }

    private void show(Cause cause) {
        out.line("");
        out.line((cause.atLeast() ? "at least " : "") + Counted.grouped(cause.count()) + " x "
                + (cause.about().isEmpty() ? "the row" : cause.about()) + " " + cause.signature()
                + cause.where().map(CausesSection::where).orElse(""));
        var samples = cause.samples().stream().limit(SAMPLES).toList();
        boolean hasValues = samples.stream()
                .anyMatch(one -> one.problem().left() != null || one.problem().right() != null);
        if (hasValues) {
            values(samples);
        } else if (!samples.isEmpty()) {
            String keys = samples.stream()
                    .map(sample -> String.join("/", sample.key()))
                    .collect(Collectors.joining(", "));
            out.line("    " + keys + (cause.count() > samples.size() ? ", …" : ""));
        }
    }

    private static String where(Cause.Concentration where) {
        return "; " + Math.round(where.share() * 100) + " % of them with " + where.dimension() + " " + where.value()
                + ", which " + Math.round(where.usual() * 100) + " % of the rows have";
    }

    private void values(List<Cause.Sampled> samples) {
        boolean hasOwners =
                samples.stream().anyMatch(sample -> sample.ofRecord().isPresent());
        var columns = new ArrayList<>(List.of(
                TableColumn.of("   "),
                TableColumn.text(String.join("/", names.key()), LEAST_WIDTH),
                TableColumn.text("left", LEAST_WIDTH),
                TableColumn.text("right", LEAST_WIDTH)));
        if (hasOwners) {
            columns.add(TableColumn.text("of record", LEAST_WIDTH));
        }
        var table = new TextTable(out.theme(), columns.toArray(TableColumn[]::new));
        for (var sample : samples) {
            var pair = ShownPair.of(sample.problem().left(), sample.problem().right());
            var cells = new ArrayList<>(List.of("", String.join("/", sample.key()), pair.left(), pair.right()));
            if (hasOwners) {
                cells.add(sample.ofRecord().orElse(""));
            }
            table.row(cells.toArray(String[]::new));
        }
        out.show(table.frame(out.listWidth()));
    }
}
