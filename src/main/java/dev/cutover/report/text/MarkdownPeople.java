package dev.cutover.report.text;

import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.GateReport;
import dev.cutover.report.content.GateReport.GateCall;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.words.Durations;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people said and decided. Used once. */
final class MarkdownPeople {
    private final ReportContent content;
    private final MarkdownText text;
    private final TextTimes times;

    MarkdownPeople(ReportContent content, MarkdownText text) {
        this.content = content;
        this.text = text;
        this.times = TextTimes.of(content);
    }

    void write() {
        if (!content.gates().isEmpty()) {
            text.heading("Gates");
            content.gates().forEach(this::gate);
        }
        amendments();
        decisions();
        openEnds();
    }

    private void gate(GateReport gate) {
        text.subheading(gate.step() + ", " + gate.title() + ": " + gate.state());
        text.words("Needs " + (gate.needs().isEmpty() ? "nothing" : gate.needs()) + "."
                + gate.asked().map(at -> " Begun " + times.at(at) + " UTC.").orElse(" Not begun.")
                + gate.passed().map(at -> " Passed " + times.at(at) + " UTC.").orElse(""));
        text.table(
                List.of("UTC", "Asked", "Of", "Said", "Who", "As", "Reason", "Stands", "Saw"),
                gate.calls().stream().map(this::call).toList());
        text.table(
                List.of("Criterion", "Segment", "Must be", "Value", "Stood", "Age"),
                gate.criteria().stream()
                        .map(seen -> MarkdownText.cells(
                                seen.criterion(),
                                seen.segment(),
                                seen.threshold(),
                                seen.value(),
                                seen.verdict(),
                                seen.at().isEmpty() ? "" : Durations.words(seen.age())))
                        .toList());
    }

    private List<String> call(GateCall call) {
        return MarkdownText.cells(
                times.at(call.at()),
                call.what() + ": " + call.asks(),
                call.of(),
                call.said(),
                call.who().orElse(""),
                call.capacity(),
                call.reason(),
                call.standing(),
                saw(call.saw()));
    }

    private static String saw(List<SeenCriterion> saw) {
        return saw.stream()
                .map(seen ->
                        seen.criterion() + " " + seen.verdict() + (seen.at().isEmpty() ? "" : " " + seen.value()))
                .collect(Collectors.joining("; "));
    }

    private void amendments() {
        if (content.amendments().isEmpty()) {
            return;
        }
        text.heading("Amended during the run");
        text.table(
                List.of("UTC", "What", "Before", "After", "By", "Reason", "Impact", ""),
                content.amendments().stream()
                        .map(row -> MarkdownText.cells(
                                times.at(row.at()),
                                row.what(),
                                row.before(),
                                row.after(),
                                row.by(),
                                row.reason(),
                                row.impact(),
                                row.overrides() ? "OVERRIDES RED" : ""))
                        .toList());
    }

    private void decisions() {
        text.heading("Decisions");
        if (content.decisions().isEmpty()) {
            text.words("Nothing was decided.");
        }
        text.table(
                List.of("No", "UTC", "Who", "As", "About", "Choice", "Reason", "Impact", "Notes"),
                content.decisions().stream().map(this::decision).toList());
    }

    private List<String> decision(DecisionRow row) {
        return MarkdownText.cells(
                Long.toString(row.seq()),
                times.at(row.at()),
                row.automatic() ? "automatic" : row.who(),
                row.capacity(),
                row.about(),
                row.choice(),
                row.reason(),
                row.impact(),
                notes(row));
    }

    private static String notes(DecisionRow row) {
        return Stream.of(
                        row.overrides() ? "PASSES OVER what was red, failed or asked for" : "",
                        row.lapsed().map(why -> "no longer counts: " + why).orElse(""),
                        row.ticket(),
                        row.signed() ? "signed" : "")
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void openEnds() {
        if (content.openEnds().isEmpty()) {
            return;
        }
        text.heading("Left undone, open, or not as planned");
        text.table(
                List.of("Kind", "Step", "What", "Owner", "Why"),
                content.openEnds().stream()
                        .map(end -> MarkdownText.cells(end.kind(), end.step(), end.what(), end.owner(), end.why()))
                        .toList());
    }
}
