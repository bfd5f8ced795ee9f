package dev.cutover.report.html;

import dev.cutover.graph.SvgText;
import dev.cutover.model.Runbook;
import dev.cutover.report.content.EventRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.words.Tone;
import java.util.Optional;

/** What an auditor looks up: the procedure as it was pinned, the events, and how the record is checked. */
record RecordPart(PageWriter page, ReportContent content) {
    void procedure(Optional<Runbook> runbook) {
        page.beginSection(PageSection.PROCEDURE);
        runbook.ifPresentOrElse(
                this::picture, () -> page.lead("The runbook of this run cannot be read, so it is not drawn."));
        page.endSection();
    }

    private void picture(Runbook runbook) {
        page.lead("As it was pinned when the run began. The table of the timeline has the same steps.");
        page.beginFigure("Picture of the procedure", "procedure");
        page.markup().picture(SvgText.embedded(runbook, "procedure-picture-"));
        page.endFigure();
    }

    void write() {
        page.beginSection(PageSection.EVENTS);
        page.beginTable("Events", "#Number", "@Time", "About", "What happened");
        content.events().rows().forEach(this::event);
        page.endTable();
        page.lead(content.events().rest());
        page.endSection();
        page.beginSection(PageSection.RECORD);
        proof();
        page.endSection();
    }

    private void event(EventRow event) {
        page.beginRow();
        page.numberCell(Long.toString(event.seq()));
        page.timeCell(event.at());
        page.cell(event.about());
        page.markup().open("td", "class", "wide");
        if (event.tone() == Tone.BAD || event.tone() == Tone.CARE) {
            page.markup().element("span", event.words(), "class", PageWriter.style(event.tone()));
        } else {
            page.markup().text(event.words());
        }
        page.markup().close();
        page.endRow();
    }

    private void proof() {
        var proof = content.proof();
        if (!proof.trouble().isEmpty()) {
            page.markup().open("p");
            page.toned(proof.trouble(), Tone.BAD);
            page.markup().close();
        }
        page.lead("Each event carries the hash of the one before it, so the hash of the last one stands for all "
                + proof.events() + ". Keep it apart from the record: whoever changes an event changes it.");
        page.markup().element("h3", "Head of the record").element("p", proof.head(), "class", "mono");
        page.markup().element("h3", "Check it with Cutover").element("pre", proof.verify());
        page.markup().element("h3", "Check it without Cutover");
        page.lead("In the folder of the run, that of " + proof.record() + ".");
        page.markup().open("pre").lines(String.join("\n", proof.shell())).close();
    }
}
