package dev.cutover.report.text;

import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.report.content.SegmentRamp.RampMark;
import dev.cutover.report.content.SegmentRamp.RampMoment;
import dev.cutover.report.content.SegmentRamp.RampPoint;
import dev.cutover.words.Durations;
import java.util.List;

/** How traffic went there, and back. Used once. */
final class MarkdownTraffic {
    private final ReportContent content;
    private final MarkdownText text;
    private final TextTimes times;

    MarkdownTraffic(ReportContent content, MarkdownText text) {
        this.content = content;
        this.text = text;
        this.times = TextTimes.of(content);
    }

    void write() {
        if (!content.ramps().isEmpty()) {
            text.heading("Traffic");
            content.ramps().forEach(this::ramp);
        }
        unmoved();
        if (!content.rollbacks().isEmpty()) {
            text.heading("Rollbacks");
            content.rollbacks().forEach(this::rollback);
        }
    }

    private void ramp(SegmentRamp ramp) {
        text.subheading(ramp.name() + " (" + ramp.traffic() + ": " + ramp.from() + " to " + ramp.to() + ")");
        if (ramp.points().isEmpty()) {
            text.words("Never moved.");
        }
        text.table(
                List.of("UTC", "Step", "Asked", "Read back", "What"),
                ramp.course().stream().map(this::moment).toList());
        text.table(
                List.of("Criterion", "Segment", "Must be", "Samples", "Red", "Last"),
                ramp.criteria().stream().map(MarkdownTraffic::track).toList());
    }

    private List<String> moment(RampMoment moment) {
        if (moment instanceof RampPoint point) {
            return point(point);
        }
        if (moment instanceof RampMark mark) {
            return mark(mark);
        }
        throw new IllegalStateException("a moment of an unknown kind: " + moment);
    }

    private List<String> point(RampPoint point) {
        return MarkdownText.cells(
                times.at(point.told()),
                point.step(),
                TextTimes.share(point.asked()),
                TextTimes.share(point.read()),
                point.outcome());
    }

    private List<String> mark(RampMark mark) {
        return MarkdownText.cells(times.at(mark.at()), "", "", "", words(mark));
    }

    private static String words(RampMark mark) {
        String kind = mark.what().words();
        return mark.words().startsWith(kind) ? mark.words() : kind + ": " + mark.words();
    }

    private static List<String> track(CriterionTrack track) {
        return MarkdownText.cells(
                track.criterion(),
                track.segment(),
                track.threshold(),
                Long.toString(track.samples()),
                Long.toString(track.red()),
                track.last());
    }

    private void unmoved() {
        if (content.unmoved().rows().isEmpty()) {
            return;
        }
        text.heading("Traffic that was not moved");
        text.table(
                List.of("Traffic", "Cell", "Planned", "Now", "Why"),
                content.unmoved().rows().stream()
                        .map(cell -> MarkdownText.cells(
                                cell.traffic(),
                                cell.cell(),
                                TextTimes.share(cell.planned()),
                                TextTimes.share(cell.now()),
                                cell.why()))
                        .toList());
        if (!content.unmoved().rest().isEmpty()) {
            text.words(content.unmoved().rest() + ".");
        }
    }

    private void rollback(RollbackReport rollback) {
        text.subheading("Rollback " + rollback.number() + " of " + rollback.scope());
        text.item(
                "Decided",
                times.at(rollback.decided()) + " UTC by " + rollback.by()
                        + (rollback.role().isEmpty() ? "" : " (" + rollback.role() + ")"));
        text.item("Why", rollback.reason().isEmpty() ? "no reason is on record" : rollback.reason());
        if (!rollback.impact().isEmpty()) {
            text.item("Impact", rollback.impact());
        }
        text.item("Fault", rollback.fault());
        text.item("First sign", rollback.sign());
        rollback.opened().ifPresent(opening -> text.item("Old platform", opening.words()));
        text.item("Window", window(rollback));
        text.item(
                "Finished", rollback.finished().map(at -> times.at(at) + " UTC").orElse("not yet"));
        rollback.takenOverBy().ifPresent(wider -> text.item("Taken over", "by rollback " + wider));
        text.item(
                "Left undone",
                rollback.leftUndone().isEmpty() ? whatIsLeft(rollback) : String.join("; ", rollback.leftUndone()));
        text.end();
        tables(rollback);
    }

    private static String whatIsLeft(RollbackReport rollback) {
        return rollback.takenOverBy()
                .map(wider -> "told with rollback " + wider)
                .orElse(rollback.finished().isPresent() ? "nothing" : "not known yet");
    }

    private void tables(RollbackReport rollback) {
        text.table(
                List.of("Time", "Took", "Measures"),
                rollback.times().stream()
                        .map(time -> MarkdownText.cells(
                                time.word(),
                                time.took().map(Durations::words).orElse("not measured: " + time.why())
                                        + time.slack()
                                                .map(slack -> " (± " + Durations.words(slack) + ")")
                                                .orElse(""),
                                time.means()))
                        .toList());
        text.table(
                List.of("UTC", "Step", "Undone", "How it went"),
                rollback.effects().stream()
                        .map(effect -> MarkdownText.cells(
                                times.at(effect.at()),
                                effect.step(),
                                (effect.undone() ? "" : "NOT PROVEN: ") + effect.what(),
                                effect.how()))
                        .toList());
        new MarkdownSteps(text, times).table(rollback.steps(), false);
    }

    private static String window(RollbackReport rollback) {
        return rollback.window()
                .map(window -> Durations.words(window)
                        + rollback.within()
                                .map(within -> within ? ", met" : ", NOT MET")
                                .orElse(", not over yet"))
                .orElse("the runbook says nothing");
    }
}
