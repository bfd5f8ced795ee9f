package dev.cutover.report.html;

import dev.cutover.report.content.AmendmentRow;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.GateReport;
import dev.cutover.report.content.GateReport.GateCall;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people decided: the roll call of each gate with what was seen, all decisions, and what was amended. */
record DecisionsPart(PageWriter page, ReportContent content) {
    void write() {
        page.beginSection(PageSection.GATES);
        if (content.gates().isEmpty()) {
            page.lead("The runbook has no gates.");
        }
        content.gates().forEach(this::gate);
        page.endSection();
        page.beginSection(PageSection.DECISIONS);
        decisions();
        page.endSection();
        page.beginSection(PageSection.AMENDMENTS);
        amendments();
        page.endSection();
    }

    private void gate(GateReport gate) {
        page.markup().element("h3", gate.step() + (gate.title().isEmpty() ? "" : ": " + gate.title()));
        page.markup().open("p", "class", "lead");
        page.toned(gate.state(), gate.tone());
        gate.asked()
                .ifPresent(at -> page.markup().text(" · begun " + page.times().local(at)));
        gate.passed()
                .ifPresent(at -> page.markup().text(" · passed " + page.times().local(at)));
        page.markup()
                .text(gate.needs().isEmpty() ? "" : " · needs " + gate.needs())
                .close();
        if (!gate.criteria().isEmpty()) {
            page.beginTable("Criteria of " + gate.step(), "Criterion", "Threshold", "Value", "Stood", "@Measured");
            gate.criteria().forEach(this::criterion);
            page.endTable();
        }
        if (!gate.calls().isEmpty()) {
            page.beginTable(
                    "Roll call of " + gate.step(), "Asked", "Who", "Said", "@Time", "Standing", "What was seen");
            gate.calls().forEach(this::call);
            page.endTable();
        }
    }

    private void criterion(SeenCriterion seen) {
        page.beginRow(seen.tone() == Tone.BAD);
        page.rowHead(seen.criterion(), seen.segment());
        page.cell(seen.threshold());
        page.cell(seen.value());
        page.toneCell(seen.verdict(), seen.tone(), "");
        page.timeCell(seen.at());
        page.endRow();
    }

    private void call(GateCall call) {
        page.beginRow(call.tone() == Tone.BAD);
        page.rowHead(
                PageWriter.capital(call.what()),
                call.asks().isEmpty() ? call.of() : call.asks() + " (" + call.of() + ")");
        page.cell(call.who().orElse("nobody yet"), call.capacity());
        page.wideCell(PageWriter.said(call.said()), call.reason());
        page.timeCell(call.at());
        page.toneCell(call.standing(), call.tone(), "");
        seen(call.saw());
        page.endRow();
    }

    private void seen(List<SeenCriterion> criteria) {
        page.wideCell(criteria.isEmpty() ? "–" : "", inShort(criteria));
    }

    /** {@code RED: misroutes us-east 1.6 %. GREEN: lag 1 s, lost 0. At most 10s old.} */
    private static String inShort(List<SeenCriterion> criteria) {
        Map<String, List<String>> verdicts = new LinkedHashMap<>();
        criteria.stream()
                .sorted(Comparator.comparing(seen -> seen.tone() != Tone.BAD))
                .forEach(seen -> verdicts.computeIfAbsent(seen.verdict(), verdict -> new ArrayList<>())
                        .add(seen.criterion()
                                + (seen.segment().isEmpty() ? " " : " " + seen.segment() + " ")
                                + seen.value()));
        var oldest = criteria.stream()
                .map(SeenCriterion::age)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return verdicts.entrySet().stream()
                        .map(verdict -> verdict.getKey() + ": " + String.join(", ", verdict.getValue()) + ". ")
                        .collect(Collectors.joining())
                + (oldest.toSeconds() > 0 ? "At most " + Durations.words(oldest) + " old." : "");
    }

    private void decisions() {
        if (content.decisions().isEmpty()) {
            page.lead("Nobody has decided anything.");
            return;
        }
        long overrides =
                content.decisions().stream().filter(DecisionRow::overrides).count();
        page.lead(
                overrides == 0
                        ? "All of them. None passes over something red, failed or skipped."
                        : "All of them. " + (overrides == 1 ? "1 passes" : overrides + " pass")
                                + " over something red, failed or skipped: see the red marks.");
        page.beginTable("Decisions", "@Time", "Who", "About", "Choice", "Reason and impact", "What was seen");
        content.decisions().forEach(this::decision);
        page.endTable();
    }

    private void decision(DecisionRow row) {
        page.beginRow(row.overrides());
        page.timeCell(row.at());
        String by = row.automatic() ? "automatic" : row.capacity();
        page.cell(row.who(), by + (row.signed() ? ", signed" : ""));
        page.wideCell(row.about(), row.asked());
        choice(row);
        reasons(row);
        if (isInRollCall(row)) {
            page.cell("roll call");
        } else {
            seen(row.saw());
        }
        page.endRow();
    }

    private boolean isInRollCall(DecisionRow row) {
        return content.gates().stream()
                .anyMatch(
                        gate -> gate.step().equals(row.about()) && !gate.calls().isEmpty());
    }

    private void choice(DecisionRow row) {
        page.markup().open("td");
        if (row.overrides()) {
            page.toned("override", Tone.BAD);
            page.markup().text(" ");
        }
        page.markup().text(row.choice());
        page.beneath("event " + row.seq());
        row.lapsed().ifPresent(why -> {
            page.markup().open("small");
            page.toned("does not count", Tone.CARE);
            page.markup().text(": " + why).close();
        });
        page.markup().close();
    }

    private void reasons(DecisionRow row) {
        page.markup().open("td", "class", "wide").text(PageWriter.said(row.reason()));
        page.beneath(row.impact().isEmpty() ? "" : "Impact: " + row.impact());
        if (!row.ticket().isEmpty()) {
            page.markup().open("small").text("Ticket: ");
            page.reference(row.ticket());
            page.markup().close();
        }
        page.markup().close();
    }

    private void amendments() {
        if (content.amendments().isEmpty()) {
            page.lead("None. Every threshold is the one that was written down before the run.");
            return;
        }
        page.beginTable("Amendments", "@Time", "What", "Before", "After", "Who", "Reason and impact");
        content.amendments().forEach(this::amendment);
        page.endTable();
    }

    private void amendment(AmendmentRow row) {
        page.beginRow(true);
        page.timeCell(Optional.of(row.at()));
        page.markup().open("td");
        page.toned(row.overrides() ? "amended, made red green" : "amended", Tone.BAD);
        page.markup().text(" " + row.what()).close();
        page.cell(row.before());
        page.cell(row.after());
        page.cell(row.by(), "event " + row.seq());
        page.wideCell(row.reason(), row.impact().isEmpty() ? "" : "Impact: " + row.impact());
        page.endRow();
    }
}
