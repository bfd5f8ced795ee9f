package dev.cutover.report.html;

import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.ReportContent;
import dev.cutover.words.RedactedWords;
import dev.cutover.words.Tone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The evidence: all of it in a table with its hash, and then what is small enough to stand in the page.
 *
 * @param budget how many bytes of content the page has room for; the rest stays beside the record, by its hash
 */
record EvidencePart(PageWriter page, ReportContent content, long budget) {
    /** The heading and the box around a content, with its name. */
    private static final long AROUND = 1_000;

    private static final long CELL = 40;

    /** What a value needs that has a row of its own, without its column's name. */
    private static final long RECORD = 90;

    /** More than these are not printed side by side. */
    private static final int COLUMNS = 16;

    void write() {
        page.beginSection(PageSection.EVIDENCE);
        if (content.evidence().isEmpty()) {
            page.lead("No evidence was captured.");
        } else {
            page.beginTable("Evidence", "@Time", "Name", "Step", "#Bytes", "SHA-256", "Content");
            var shown = shown();
            content.evidence().forEach(item -> row(item, shown.contains(item)));
            page.endTable();
            shown.forEach(this::body);
        }
        page.endSection();
    }

    /** Those with a content that the page has room for, the first first. */
    private Set<EvidenceItem> shown() {
        var shown = new LinkedHashSet<EvidenceItem>();
        long left = budget;
        for (var item : content.evidence()) {
            long weight = weight(item.body());
            if (weight > 0 && weight <= left) {
                left -= weight;
                shown.add(item);
            }
        }
        return shown;
    }

    private void row(EvidenceItem item, boolean shown) {
        page.beginRow(item.body().trouble().isPresent());
        page.timeCell(item.at());
        String redacted = item.redacted()
                .map(RedactedWords::of)
                .map(words -> "; " + words)
                .orElse("");
        page.rowHead(item.name(), item.mediaType() + redacted);
        page.cell(item.step(), item.source());
        page.numberCell(Long.toString(item.bytes()));
        page.markup().element("td", item.sha256(), "class", "mono wide");
        where(item, shown);
        page.endRow();
    }

    private void where(EvidenceItem item, boolean shown) {
        var body = item.body();
        if (body instanceof EvidenceBody.Gone gone) {
            page.toneCell("GONE", Tone.BAD, gone.why());
        } else if (body instanceof EvidenceBody.Changed changed) {
            page.toneCell("CHANGED", Tone.BAD, changed.why());
        } else if (body instanceof EvidenceBody.Beside beside) {
            page.cell("beside the record", beside.why());
        } else if (body instanceof EvidenceBody.Text
                || body instanceof EvidenceBody.Table
                || body instanceof EvidenceBody.Image) {
            page.markup().open("td");
            if (shown) {
                page.markup().element("a", "below", "href", "#evidence-" + item.seq());
            } else {
                page.markup().text("beside the record").element("small", "there is no more room in this page");
            }
            page.markup().close();
        } else {
            throw new IllegalStateException("evidence of an unknown kind: " + body);
        }
    }

    private void body(EvidenceItem item) {
        page.markup().newline();
        page.markup().open("article", "class", "evidence", "id", "evidence-" + item.seq());
        page.markup().element("h3", item.name());
        page.markup()
                .element(
                        "p",
                        (item.step().isEmpty() ? "" : item.step() + ", ") + item.source() + ", "
                                + page.times().localInFull(item.at()),
                        "class",
                        "lead");
        var body = item.body();
        if (body instanceof EvidenceBody.Text text) {
            page.markup().open("pre", "tabindex", "0", "aria-label", "Content of " + item.name());
            page.markup().lines(text.text()).close();
        } else if (body instanceof EvidenceBody.Table table) {
            table(item.name(), table.rows());
        } else if (body instanceof EvidenceBody.Image image) {
            String data = "data:" + image.mediaType() + ";base64," + image.base64();
            page.markup().empty("img", "alt", "Picture: " + item.name(), "src", data);
        } else if (body instanceof EvidenceBody.Beside
                || body instanceof EvidenceBody.Gone
                || body instanceof EvidenceBody.Changed) {
            throw new IllegalStateException("evidence without content: " + item.name());
        } else {
            throw new IllegalStateException("evidence of an unknown kind: " + body);
        }
        page.markup().close();
    }

    private void table(String name, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (isWide(rows)) {
            records(name, rows);
            return;
        }
        page.beginTable("Content of " + name, rows.get(0).toArray(String[]::new));
        for (var row : rows.subList(1, rows.size())) {
            page.beginRow();
            row.forEach(page::cell);
            page.endRow();
        }
        page.endTable();
    }

    private static boolean isWide(List<List<String>> rows) {
        return !rows.isEmpty() && rows.get(0).size() > COLUMNS;
    }

    /** Each value in a row of its own, with what stands above it: so many columns fit on no sheet of paper. */
    private void records(String name, List<List<String>> rows) {
        page.beginTable("Content of " + name + ", a row for each value", "#Row", "Column", "Value");
        var heads = rows.get(0);
        for (int row = 1; row < rows.size(); row++) {
            var cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                page.beginRow();
                page.numberCell(Integer.toString(row));
                page.rowHead(column < heads.size() ? heads.get(column) : "", "");
                page.cell(cells.get(column));
                page.endRow();
            }
        }
        page.endTable();
    }

    /** At most how many bytes the content needs in the page; 0 without content. */
    static long weight(EvidenceBody body) {
        if (body instanceof EvidenceBody.Text text) {
            return AROUND + escaped(text.text());
        }
        if (body instanceof EvidenceBody.Image image) {
            return AROUND + image.base64().length();
        }
        if (body instanceof EvidenceBody.Table table) {
            long names =
                    isWide(table.rows()) ? escaped(String.join("", table.rows().get(0))) : 0;
            long cell = isWide(table.rows()) ? RECORD : CELL;
            return AROUND
                    + table.rows().stream()
                            .mapToLong(row -> CELL
                                    + names
                                    + row.stream()
                                            .mapToLong(value -> cell + escaped(value))
                                            .sum())
                            .sum();
        }
        if (body instanceof EvidenceBody.Beside
                || body instanceof EvidenceBody.Gone
                || body instanceof EvidenceBody.Changed) {
            return 0;
        }
        throw new IllegalStateException("evidence of an unknown kind: " + body);
    }

    /** A sign of markup becomes up to six bytes, any other character beyond ASCII at most four. */
    private static long escaped(String text) {
        return text.chars().mapToLong(EvidencePart::bytes).sum();
    }

    private static long bytes(int letter) {
        return switch (letter) {
            case '<', '>', '&', '"' -> 6;
            case '\n' -> 1;
            default -> letter >= ' ' && letter < 0x80 ? 1 : 4;
        };
    }
}
