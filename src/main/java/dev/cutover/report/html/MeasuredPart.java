package dev.cutover.report.html;

import dev.cutover.model.Verdict;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.RedSamples.RedStretch;
import dev.cutover.report.content.ReportContent;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;

/** Every sample that was not green, and how each promise was kept. */
record MeasuredPart(PageWriter page, ReportContent content) {
    void red() {
        page.beginSection(PageSection.RED);
        var samples = content.redSamples();
        if (samples.rows().isEmpty()) {
            page.lead("None: every sample that was taken was green.");
        } else {
            page.lead(Counted.of(samples.red(), "sample") + (samples.red() == 1 ? " was" : " were") + " red, "
                    + samples.noData() + " had no data. Samples that followed each other are one row. "
                    + samples.merged());
            page.beginTable("Red samples", "@From", "Until", "#Times", "Criterion", "Value", "Threshold", "Verdict");
            samples.rows().forEach(this::stretch);
            page.endTable();
        }
        page.endSection();
    }

    private void stretch(RedStretch stretch) {
        boolean red = stretch.verdict() == Verdict.RED;
        page.beginRow(red);
        page.timeCell(stretch.from());
        page.cell(stretch.times() == 1 ? "" : page.times().local(stretch.until()));
        page.numberCell(Long.toString(stretch.times()));
        page.rowHead(stretch.criterion(), stretch.segment());
        page.cell(stretch.value());
        page.cell(PageWriter.said(stretch.threshold()));
        page.toneCell(
                red ? "RED" : "NO DATA",
                red ? Tone.BAD : Tone.CARE,
                stretch.note().equals(stretch.threshold()) ? "" : stretch.note());
        page.endRow();
    }

    void promises() {
        page.beginSection(PageSection.PROMISES);
        if (content.promises().isEmpty()) {
            page.lead("No criterion was measured.");
        } else {
            page.beginTable(
                    "All criteria", "Criterion", "Promised", "Last", "Worst", "#Samples", "#Red", "#No data", "Stands");
            content.promises().forEach(this::promise);
            page.endTable();
        }
        page.endSection();
    }

    private void promise(Promise promise) {
        page.beginRow(promise.tone() == Tone.BAD);
        String where = promise.segment() + (promise.owner().isEmpty() ? "" : " · owner " + promise.owner());
        page.rowHead(promise.criterion(), promise.title().isEmpty() ? where : promise.title() + " · " + where);
        String amended = promise.pinned()
                .map(pinned -> "amended, the runbook has " + pinned)
                .orElse("");
        page.cell(
                promise.threshold(),
                promise.baseline().map(base -> "baseline " + base + " ").orElse("") + amended);
        page.cell(promise.last(), promise.samples() == 0 ? "" : page.times().local(promise.lastAt()));
        page.cell(
                promise.worst().orElse("–"),
                promise.worstAt().map(page.times()::local).orElse(""));
        page.numberCell(Long.toString(promise.samples()));
        page.numberCell(Long.toString(promise.red()));
        page.numberCell(Long.toString(promise.noData()));
        page.toneCell(promise.standing().words(), promise.tone(), "");
        page.endRow();
    }
}
