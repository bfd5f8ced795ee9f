package dev.cutover.report;

import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RollbackLedger;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the results of rehearsals as JUnit XML for CI systems: one suite with a case for each scenario, of the class
 * that its runbook is. Characters that XML does not allow, such as escape sequences in a system's answer, are replaced.
 * Immutable.
 */
public final class JUnitXml {
    private static final char REPLACEMENT = '\uFFFD';

    private final String suite;

    /**
     * A writer of one suite.
     *
     * @param suite the name of the suite
     */
    public JUnitXml(String suite) {
        this.suite = suite;
    }

    /** Writes the document in UTF-8 and flushes the stream, but does not close it. */
    public void write(List<RehearsalRow> rows, OutputStream out) {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("testsuites");
            totals(xml, rows);
            xml.writeStartElement("testsuite");
            attribute(xml, "name", suite);
            totals(xml, rows);
            for (var row : rows) {
                testcase(xml, row);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException cause) {
            throw new java.io.UncheckedIOException(
                    new java.io.IOException("the JUnit report cannot be written", cause));
        }
    }

    private static void totals(XMLStreamWriter xml, List<RehearsalRow> rows) throws XMLStreamException {
        attribute(xml, "tests", Integer.toString(rows.size()));
        attribute(xml, "failures", Long.toString(count(rows, RehearsalRow.Verdict.FAILED)));
        attribute(xml, "errors", Long.toString(count(rows, RehearsalRow.Verdict.ERROR)));
        attribute(xml, "skipped", "0");
        attribute(xml, "time", seconds(rows.stream().map(RehearsalRow::wall).reduce(Duration.ZERO, Duration::plus)));
    }

    private static long count(List<RehearsalRow> rows, RehearsalRow.Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private void testcase(XMLStreamWriter xml, RehearsalRow row) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "name", row.name());
        attribute(xml, "classname", row.runbook().isEmpty() ? suite : row.runbook());
        attribute(xml, "time", seconds(row.wall()));
        properties(xml, row);
        switch (row.verdict()) {
            case PASSED -> {}
            case FAILED -> trouble(xml, "failure", row);
            case ERROR -> trouble(xml, "error", row);
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(output(row)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** The clock in seconds; that of a second rollback bears its number: {@code rollback-2.detect}. */
    private static void properties(XMLStreamWriter xml, RehearsalRow row) throws XMLStreamException {
        if (row.rollbacks().isEmpty()) {
            return;
        }
        xml.writeStartElement("properties");
        for (var rollback : row.rollbacks()) {
            String prefix = rollback.number() == 1 ? "" : RollbackLedger.name(rollback.number()) + ".";
            property(xml, prefix + "scope", rollback.scope());
            for (var time : RollbackClock.Time.values()) {
                property(
                        xml,
                        prefix + time.word(),
                        rollback.clock().of(time).map(JUnitXml::seconds).orElse("not measured"));
            }
            var slack = rollback.clock().slack().map(JUnitXml::seconds);
            if (slack.isPresent()) {
                property(xml, prefix + "detect-slack", slack.orElseThrow());
            }
        }
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void trouble(XMLStreamWriter xml, String element, RehearsalRow row) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", row.why().isEmpty() ? "" : row.why().get(0));
        attribute(xml, "type", row.outcome().isEmpty() ? "not executed" : row.outcome());
        xml.writeCharacters(clean(String.join("\n", row.why())));
        xml.writeEndElement();
    }

    private static String output(RehearsalRow row) {
        var text = new StringBuilder();
        if (!row.run().isEmpty()) {
            text.append("run ").append(row.run()).append(": ").append(row.outcome());
            text.append(" after ").append(seconds(row.simulated())).append(" s on its own clock\n");
        }
        row.lastLines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3)
                .setScale(3, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** The text with each character that XML 1.0 does not allow replaced. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            boolean allowed = code == '\t'
                    || code == '\n'
                    || (code >= ' ' && code <= 0xD7FF)
                    || (code >= 0xE000 && code <= 0xFFFD)
                    || code >= 0x10000;
            clean.appendCodePoint(allowed ? code : REPLACEMENT);
        });
        return clean.toString();
    }
}
