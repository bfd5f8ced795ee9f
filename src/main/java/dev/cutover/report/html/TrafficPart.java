package dev.cutover.report.html;

import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.report.content.SegmentRamp.RampMark;
import dev.cutover.report.content.SegmentRamp.RampPoint;
import dev.cutover.words.Tone;

/** The ramp of each segment with the criteria that guarded it, as a picture and as tables. */
record TrafficPart(PageWriter page, ReportContent content) {
    /** More pictures than these would make the page too large to send; the tables go on. */
    private static final int PICTURES = 24;

    void write() {
        page.beginSection(PageSection.TRAFFIC);
        if (content.ramps().isEmpty()) {
            page.lead("No traffic was moved, and none was to be.");
        }
        int number = 0;
        for (var ramp : content.ramps()) {
            ramp(ramp, ++number);
        }
        page.endSection();
    }

    private void ramp(SegmentRamp ramp, int number) {
        page.markup().element("h3", ramp.name());
        page.lead("From " + ramp.from() + " to " + ramp.to()
                + (ramp.steps().isEmpty() ? "" : ", by " + String.join(", ", ramp.steps())) + ".");
        if (ramp.points().isEmpty()) {
            page.lead("It was not moved: " + PageWriter.percent(ramp.origin()) + " on the new platform.");
            return;
        }
        if (number <= PICTURES) {
            new RampFigure(page, content).write(ramp, "ramp-" + number + "-");
        }
        course(ramp);
        criteria(ramp);
    }

    /** Weights and what else happened in one table: a weight stands where its outcome was known. */
    private void course(SegmentRamp ramp) {
        page.beginTable("What happened to " + ramp.name(), "@Time", "What", "#Asked", "#Read back", "In words");
        for (var moment : ramp.course()) {
            if (moment instanceof RampPoint point) {
                point(point);
            } else if (moment instanceof RampMark mark) {
                mark(mark);
            } else {
                throw new IllegalStateException("a moment of an unknown kind: " + moment);
            }
        }
        page.endTable();
    }

    private void point(RampPoint point) {
        page.beginRow();
        page.timeCell(point.told());
        page.cell("weight");
        page.numberCell(PageWriter.percent(point.asked()));
        page.numberCell(PageWriter.percent(point.read()));
        page.wideCell(point.step() + ": " + point.outcome(), "");
        page.endRow();
    }

    private void mark(RampMark mark) {
        page.beginRow(RampFigure.isRed(mark.what()));
        page.timeCell(mark.at());
        page.toneCell(mark.what().words(), RampFigure.isRed(mark.what()) ? Tone.BAD : Tone.QUIET, "");
        page.cell("");
        page.cell("");
        page.wideCell(mark.words(), "");
        page.endRow();
    }

    private void criteria(SegmentRamp ramp) {
        if (ramp.criteria().isEmpty()) {
            return;
        }
        page.beginTable(
                "Criteria of " + ramp.name(), "Criterion", "Threshold", "#Green", "#Red", "#No data", "Last value");
        for (CriterionTrack track : ramp.criteria()) {
            page.beginRow(track.red() > 0);
            page.rowHead(track.criterion(), track.title());
            page.cell(track.threshold());
            page.numberCell(Long.toString(track.samples() - track.red() - track.noData()));
            page.numberCell(Long.toString(track.red()));
            page.numberCell(Long.toString(track.noData()));
            page.cell(track.last());
            page.endRow();
        }
        page.endTable();
    }
}
