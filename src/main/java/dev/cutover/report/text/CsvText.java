package dev.cutover.report.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cutover.report.content.ReportContent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A table of a report as comma-separated values (RFC 4180). */
public final class CsvText {
    /** What a spreadsheet takes for the beginning of a formula; the wide forms too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

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

    /** A text that no spreadsheet takes for a formula: such a beginning is led by an apostrophe. */
    static String defused(String text) {
        String begins = text.stripLeading();
        return !begins.isEmpty() && FORMULA.indexOf(begins.charAt(0)) >= 0 ? "'" + text : text;
    }
}
