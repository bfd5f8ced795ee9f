package dev.cutover.cli.compare;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.look.DifferenceSink;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.text.Clean;
import dev.cutover.text.DefusedText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every difference as a row of comma-separated values: the key, the kind, the column, both values, and what is known of
 * it. Text that a spreadsheet would take for a formula is led by an apostrophe, unless it is a plain number. No value
 * is empty; an empty text is in quotes. Not thread-safe.
 */
final class DifferencesCsv implements DifferenceSink {
    private static final int TOGETHER = 1 << 16;
    /** A number, which a script wants as it is, and no formula, although it begins like one. */
    private static final Pattern BELOW_ZERO = Pattern.compile("-[0-9]{1,40}([.,][0-9]{1,40})?");

    private final CommandOutput output;
    private final UnaryOperator<String> masking;
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(0)
            .build(text);

    /**
     * Begins with the names of the columns.
     *
     * @param key the columns of the key
     * @param masking takes secrets out of a value
     */
    DifferencesCsv(CommandOutput output, List<String> key, UnaryOperator<String> masking) {
        this.output = output;
        this.masking = masking;
        var names = new ArrayList<>(key.stream().map(this::cell).toList());
        names.addAll(List.of("kind", "column", "left", "right", "standing"));
        csv.writeRecord(names);
    }

    @Override
    public void difference(List<String> key, List<Discrepancy> problems, Standing standing) {
        for (Discrepancy problem : problems) {
            var cells = new ArrayList<@Nullable String>();
            key.forEach(value -> cells.add(cell(value)));
            cells.add(problem.kind().toString());
            cells.add(problem.about().isEmpty() ? null : cell(problem.about()));
            cells.add(cell(problem.left()));
            cells.add(cell(problem.right()));
            cells.add(standing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            csv.writeRecord(cells);
        }
        if (text.getBuffer().length() > TOGETHER) {
            flush();
        }
    }

    void flush() {
        output.exactly(text.toString());
        text.getBuffer().setLength(0);
    }

    private @Nullable String cell(@Nullable String value) {
        if (value == null || BELOW_ZERO.matcher(value).matches()) {
            return value;
        }
        return DefusedText.of(Clean.text(masking.apply(value)));
    }
}
