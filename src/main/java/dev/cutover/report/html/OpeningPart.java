package dev.cutover.report.html;

import static dev.cutover.report.html.PageWriter.sign;
import static dev.cutover.report.html.PageWriter.style;

import dev.cutover.report.content.Promise;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import dev.cutover.report.content.ReportVerdict;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first screen: which run, how it ended, ten lines, and what was promised beside what was measured. */
record OpeningPart(PageWriter page, ReportContent content) {
    /** How many criteria the first screen has room for; all of them are in a section of their own. */
    private static final int CRITERIA = 6;

    private static final int HASH = 12;

    void header() {
        var head = content.head();
        page.markup().open("header");
        page.markup().open("p", "class", "eyebrow");
        page.markup().element("b", mode(head)).text(" · environment " + head.environment());
        head.scenario().ifPresent(scenario -> page.markup().text(" · scenario " + scenario));
        page.markup().close();
        page.markup().element("h1", head.title());
        verdict();
        facts(head);
        for (String gap : head.gaps()) {
            page.markup().open("p", "class", "gap");
            page.toned("Incomplete:", Tone.CARE);
            page.markup().text(" " + gap).close();
        }
        page.markup().close();
    }

    private static String mode(ReportHead head) {
        return switch (head.mode()) {
            case "live" -> "Live cutover";
            case "rehearsal" -> "Rehearsal";
            case "dry-run" -> "Dry run";
            case "not live" -> "Run, not live";
            default -> PageWriter.capital(head.mode());
        };
    }

    private void verdict() {
        var verdict = content.verdict();
        String sign = sign(verdict.tone());
        page.markup().open("p", "class", "verdict " + style(verdict.tone()));
        page.markup().element("span", sign.isEmpty() ? "•" : sign, "class", "sign", "aria-hidden", "true");
        page.markup().open("span");
        page.markup().element("b", verdict.word(), "class", "word").text(" ");
        page.markup().element("span", withoutWord(verdict), "class", "line");
        page.markup().close().close();
    }

    /** The line stands alone elsewhere; here the title and the word are above it. */
    private static String withoutWord(ReportVerdict verdict) {
        String before = "): " + verdict.word();
        int at = verdict.line().indexOf(before);
        return at < 0
                ? verdict.line()
                : PageWriter.capital(
                        verdict.line().substring(at + before.length()).replaceFirst("^[:;, ]+", ""));
    }

    private void facts(ReportHead head) {
        page.markup().open("dl", "class", "facts");
        fact("Run", head.run(), "mono");
        span(head);
        fact("Started by", head.startedBy(), "");
        fact("Record", head.head().substring(0, Math.min(HASH, head.head().length())) + "…", "mono");
        page.markup().close();
    }

    private void span(ReportHead head) {
        var times = page.times();
        Instant until = head.ended().orElse(head.asOf());
        String utc = times.isUtc() ? "" : " (" + times.utc(head.began()) + " – " + times.utc(until) + " UTC)";
        fact(
                head.ended().isPresent() ? "From its beginning to its end" : "NOT ENDED: until the time of this report",
                times.date(head.began()) + " " + times.local(head.began()) + " – " + times.local(until) + " "
                        + times.zoneName() + utc,
                "");
    }

    private void fact(String name, String value, String style) {
        if (!value.isEmpty()) {
            page.markup()
                    .open("div")
                    .element("dt", name)
                    .element("dd", value, "class", style)
                    .close();
        }
    }

    void summary() {
        page.markup().open("div", "class", "opening");
        page.markup().open("section", "aria-labelledby", "lines-title", "class", "first");
        page.markup().element("h2", "In short", "id", "lines-title");
        page.markup().open("dl", "class", "lines");
        content.summary().forEach(this::line);
        page.markup().close().close();
        page.markup().open("section", "aria-labelledby", "kept-title", "class", "first");
        page.markup().element("h2", "Promised and measured", "id", "kept-title");
        promises();
        page.markup().close().close();
    }

    private void line(SummaryLine line) {
        page.markup().open("div").element("dt", line.about()).open("dd");
        if (!sign(line.tone()).isEmpty()) {
            page.markup().element("span", sign(line.tone()) + " ", "class", "sign " + style(line.tone()));
        }
        page.markup().text(PageWriter.together(line.text())).close().close();
    }

    private void promises() {
        page.beginTable("Promised and measured", "What", "Promised", "Measured, at worst", "Verdict");
        end();
        content.rollbacks().forEach(this::rollback);
        var criteria = content.promises().stream()
                .collect(Collectors.groupingBy(
                        promise -> promise.criterion() + " " + promise.threshold(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        // Of a stable sort, so that the worst stay first among those that were red, and among the others.
        criteria.stream()
                .sorted(Comparator.comparing(same -> same.stream().allMatch(promise -> promise.red() == 0)))
                .limit(CRITERIA)
                .forEach(this::criterion);
        page.endTable();
        if (!content.promises().isEmpty()) {
            page.markup().open("p", "class", "more");
            String all = criteria.size() > CRITERIA
                    ? "All " + criteria.size() + " criteria, place by place"
                    : "Place by place";
            page.markup().element("a", all, "href", "#promises");
            page.markup().close();
        }
    }

    private void end() {
        var head = content.head();
        if (head.plannedEnd().isEmpty()) {
            return;
        }
        Instant planned = head.plannedEnd().orElseThrow();
        page.beginRow();
        page.rowHead("End", "");
        page.cell(page.times().local(planned));
        page.cell(head.ended()
                .map(page.times()::local)
                .orElseGet(() -> head.expectedEnd()
                        .map(at -> "expected " + page.times().local(at))
                        .orElse("not ended")));
        Optional<Instant> end = head.ended().or(head::expectedEnd);
        var late = end.map(at -> Duration.between(planned, at));
        if (head.ended().isPresent() && content.timeline().stream().anyMatch(OpeningPart::wasNotBegun)) {
            page.toneCell("plan not done", Tone.CARE, "");
        } else if (head.ended().isPresent()) {
            page.toneCell(
                    late.map(OpeningPart::late).orElse(""),
                    late.map(OpeningPart::tone).orElse(Tone.PLAIN),
                    "");
        } else {
            page.toneCell("not ended", Tone.QUIET, late.map(OpeningPart::late).orElse(""));
        }
        page.endRow();
    }

    /** Whoever ends before the plan is done was not early. */
    private static boolean wasNotBegun(TimelineRow row) {
        return row.planned().isPresent() && row.actual().isEmpty() && row.tone() != Tone.GOOD;
    }

    private static String late(Duration late) {
        if (late.toSeconds() == 0) {
            return "on time";
        }
        return TimelineTable.late(late);
    }

    private static Tone tone(Duration late) {
        return late.toMinutes() > 0 ? Tone.CARE : Tone.PLAIN;
    }

    private void rollback(RollbackReport rollback) {
        if (rollback.window().isEmpty()) {
            return;
        }
        page.beginRow(rollback.isLate());
        page.rowHead("Rollback " + rollback.number(), rollback.scope());
        page.cell("within " + Durations.words(rollback.window().orElseThrow()));
        page.cell(RollbacksPart.back(rollback));
        page.toneCell(RollbacksPart.kept(rollback), RollbacksPart.tone(rollback), "");
        page.endRow();
    }

    private void criterion(List<Promise> same) {
        var first = same.get(0);
        long samples = same.stream().mapToLong(Promise::samples).sum();
        long red = same.stream().mapToLong(Promise::red).sum();
        long noData = same.stream().mapToLong(Promise::noData).sum();
        page.beginRow(red > 0);
        page.rowHead(first.criterion(), same.size() == 1 ? first.segment() : "in " + same.size() + " places");
        page.cell(
                first.threshold(),
                first.pinned().map(pinned -> "amended, was " + pinned).orElse(""));
        worst(same);
        String missing = noData > 0 && noData < samples ? ", " + noData + " no data" : "";
        page.toneCell(
                verdict(samples, red, noData),
                tone(samples, red, noData),
                "of " + Counted.of(samples, "sample") + missing);
        page.endRow();
    }

    private static String verdict(long samples, long red, long noData) {
        if (red > 0) {
            return red + " RED";
        }
        return samples == noData ? "NO DATA" : "never red";
    }

    /** What was not measured is not green: a sample without data takes the green away. */
    private static Tone tone(long samples, long red, long noData) {
        if (red > 0) {
            return Tone.BAD;
        }
        return samples == noData ? Tone.CARE : noData > 0 ? Tone.PLAIN : Tone.GOOD;
    }

    /** The worst of all places, and which of them that was: of those that were red, if any were. */
    private void worst(List<Promise> same) {
        boolean red = same.stream().anyMatch(promise -> promise.red() > 0);
        var candidates =
                same.stream().filter(promise -> !red || promise.red() > 0).toList();
        var measured = candidates.stream()
                .filter(promise -> promise.offBy().isPresent())
                .max(Comparator.comparingDouble(promise -> promise.offBy().orElseThrow()));
        var worst = measured.orElse(candidates.get(0));
        page.cell(worst.worst().orElseGet(worst::last), same.size() == 1 ? "" : worst.segment());
    }
}
