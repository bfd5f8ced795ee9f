package dev.cutover.report.html;

import dev.cutover.report.content.InventoryRow;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.OwnershipRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.report.content.WaivedRow;
import dev.cutover.words.Tone;

/** What remains: what is open and whose it is; systems and what they own; traffic not moved; findings waived. */
record EstatePart(PageWriter page, ReportContent content) {
    void open() {
        page.beginSection(PageSection.OPEN);
        if (content.openEnds().isEmpty()) {
            page.lead("Nothing: no question is open, nothing is in doubt, and nothing is left undone.");
        } else {
            page.beginTable("Left open", "Kind", "What", "Whose it is", "Why");
            content.openEnds().forEach(this::openEnd);
            page.endTable();
        }
        page.endSection();
    }

    private void openEnd(OpenEnd end) {
        page.beginRow(end.tone() == Tone.BAD);
        page.toneCell(end.kind(), end.tone(), end.step());
        page.wideCell(end.what(), "");
        page.cell(end.owner());
        page.wideCell(PageWriter.said(end.why()), "");
        page.endRow();
    }

    void write() {
        page.beginSection(PageSection.SYSTEMS);
        inventory();
        page.endSection();
        page.beginSection(PageSection.OWNERSHIP);
        ownership();
        page.endSection();
        page.beginSection(PageSection.UNMOVED);
        unmoved();
        page.endSection();
        page.beginSection(PageSection.WAIVED);
        waived();
        page.endSection();
    }

    private void inventory() {
        if (content.inventory().isEmpty()) {
            page.lead("The runbook names no systems.");
            return;
        }
        page.beginTable("Systems", "System", "Owner", "Contact", "SLA", "Flow", "Depends on", "Reached by");
        for (InventoryRow row : content.inventory()) {
            page.beginRow();
            page.rowHead(row.system(), row.title());
            page.cell(PageWriter.said(row.owner()));
            page.markup().open("td");
            page.reference(PageWriter.said(row.contact()));
            page.markup().close();
            page.cell(PageWriter.said(row.sla()));
            page.cell(PageWriter.said(row.flow()));
            page.cell(PageWriter.said(String.join(", ", row.dependsOn())));
            page.cell(PageWriter.said(row.connector()));
            page.endRow();
        }
        page.endTable();
    }

    private void ownership() {
        if (content.ownerships().isEmpty()) {
            page.lead("The runbook does not say which system owns what.");
            return;
        }
        page.beginTable("Systems of record", "What", "Before", "After", "While rolling back");
        for (OwnershipRow row : content.ownerships()) {
            page.beginRow();
            page.rowHead(row.artifact(), "");
            page.cell(row.before());
            page.cell(row.after());
            page.cell(PageWriter.said(row.onRollback()));
            page.endRow();
        }
        page.endTable();
    }

    private void unmoved() {
        if (content.unmoved().rows().isEmpty()) {
            page.lead("None: all traffic is where the runbook brings it.");
            return;
        }
        page.beginTable("Traffic not moved", "Traffic", "#Planned", "#Now", "Why");
        for (UnmovedCell cell : content.unmoved().rows()) {
            page.beginRow();
            page.rowHead(cell.cell(), cell.traffic());
            page.numberCell(PageWriter.percent(cell.planned()));
            page.numberCell(PageWriter.percent(cell.now()));
            page.wideCell(cell.why(), "");
            page.endRow();
        }
        page.endTable();
        page.lead(content.unmoved().rest());
    }

    private void waived() {
        if (content.waived().isEmpty()) {
            page.lead("None.");
            return;
        }
        page.beginTable("Findings waived", "Finding", "Where", "What it says", "Waived because");
        for (WaivedRow row : content.waived()) {
            page.beginRow();
            page.rowHead(row.finding(), "");
            page.cell(row.at());
            page.wideCell(row.message(), "");
            page.wideCell(row.because(), "");
            page.endRow();
        }
        page.endTable();
    }
}
