package dev.cutover.cli.view.sql;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.journal.sql.ask.AnswerColumn;
import dev.cutover.journal.sql.ask.AnswerSink;
import dev.cutover.text.Clean;
import dev.cutover.text.DefusedText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as comma-separated values by RFC 4180. Text that a spreadsheet would take for a formula is led by an
 * apostrophe. What the database has no value for is empty; an empty text is in quotes. Not thread-safe.
 */
public final class AnswerCsv implements AnswerSink {
    private static final int TOGETHER = 1 << 16;

    private final CommandOutput output;
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(0)
            .build(text);

    public AnswerCsv(CommandOutput output) {
        this.output = output;
    }

    @Override
    public void columns(List<AnswerColumn> columns) {
        csv.writeRecord(columns.stream().map(column -> cell(column.name())).toList());
    }

    @Override
    public void row(List<@Nullable Object> values) {
        csv.writeRecord(values.stream().map(AnswerCsv::cell).toArray(String[]::new));
        if (text.getBuffer().length() > TOGETHER) {
            end();
        }
    }

    @Override
    public void end() {
        output.exactly(text.toString());
        text.getBuffer().setLength(0);
    }

    private static @Nullable String cell(@Nullable Object value) {
        if (value instanceof String foreign) {
            return DefusedText.of(Clean.text(foreign));
        }
        return value instanceof BigDecimal exact ? exact.toPlainString() : value == null ? null : value.toString();
    }
}
