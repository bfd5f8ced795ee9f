package dev.cutover.report.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cutover.report.content.ReportContent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A table of a report as comma-separated values (RFC 4180). */
public final class CsvText {
    private CsvText() {}

    /** The head, and a row each; lines end with CR and LF. */
    public static String of(ReportContent content, ReportTable table) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(table.head());
            table.rows(content).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
