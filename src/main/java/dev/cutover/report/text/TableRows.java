package dev.cutover.report.text;

import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.text.DefusedText;
import dev.cutover.words.RedactedWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of the tables. Foreign texts are defused; times are ISO in UTC, durations whole seconds. Stateless. */
final class TableRows {
    private TableRows() {}

    private static String text(String foreign) {
        return DefusedText.of(foreign);
    }

    private static String at(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    private static String seconds(Optional<Duration> span) {
        return span.map(one -> Long.toString(one.toSeconds())).orElse("");
    }

    private static String truth(boolean is) {
        return is ? "yes" : "no";
    }

    static List<List<String>> steps(ReportContent content) {
        var own = content.rollbacks().stream().flatMap(rollback -> rollback.steps().stream());
        return Stream.concat(content.timeline().stream(), own)
                .map(row -> step(content, row))
                .toList();
    }

    private static List<String> step(ReportContent content, TimelineRow row) {
        boolean begun = row.actual().isPresent();
        return List.of(
                content.head().run(),
                text(row.phase()),
                text(row.step()),
                text(row.title()),
                text(row.kind()),
                text(row.people()),
                at(row.planned().map(TimeSpan::from)),
                at(row.planned().map(TimeSpan::until)),
                at(row.actual().map(TimeSpan::from)),
                row.underWay() ? "" : at(row.actual().map(TimeSpan::until)),
                text(row.state()),
                begun ? Long.toString(row.waited().toSeconds()) : "",
                begun ? Long.toString(row.held().toSeconds()) : "",
                begun ? Long.toString(row.worked().toSeconds()) : "",
                seconds(row.late()),
                Integer.toString(row.attempts()),
                truth(row.critical()),
                text(row.why()));
    }

    static List<List<String>> decisions(ReportContent content) {
        return content.decisions().stream()
                .map(row -> List.of(
                        content.head().run(),
                        Long.toString(row.seq()),
                        row.at().toString(),
                        text(row.who()),
                        text(row.capacity()),
                        truth(row.automatic()),
                        text(row.about()),
                        text(row.asked()),
                        text(row.choice()),
                        text(row.reason()),
                        text(row.impact()),
                        text(row.ticket()),
                        truth(row.overrides()),
                        truth(row.signed()),
                        text(row.lapsed().orElse(""))))
                .toList();
    }

    static List<List<String>> criteria(ReportContent content) {
        return content.promises().stream()
                .map(row -> List.of(
                        content.head().run(),
                        text(row.criterion()),
                        text(row.title()),
                        text(row.owner()),
                        text(row.segment()),
                        text(row.threshold()),
                        text(row.pinned().orElse("")),
                        text(row.baseline().orElse("")),
                        text(row.last()),
                        row.lastAt().toString(),
                        row.standing().words(),
                        text(row.worst().orElse("")),
                        at(row.worstAt()),
                        Long.toString(row.samples()),
                        Long.toString(row.red()),
                        Long.toString(row.noData())))
                .toList();
    }

    static List<List<String>> samples(ReportContent content) {
        return content.redSamples().rows().stream()
                .map(row -> List.of(
                        content.head().run(),
                        Long.toString(row.seq()),
                        row.from().toString(),
                        row.until().toString(),
                        Long.toString(row.times()),
                        text(row.criterion()),
                        text(row.segment()),
                        row.verdict().name(),
                        text(row.value()),
                        text(row.threshold()),
                        text(row.note())))
                .toList();
    }

    static List<List<String>> evidence(ReportContent content) {
        return content.evidence().stream()
                .map(item -> List.of(
                        content.head().run(),
                        Long.toString(item.seq()),
                        item.at().toString(),
                        text(item.name()),
                        text(item.step()),
                        Integer.toString(item.attempt()),
                        text(item.mediaType()),
                        Long.toString(item.bytes()),
                        text(item.sha256()),
                        text(item.source()),
                        item.redacted()
                                .map(RedactedWords::brief)
                                .map(TableRows::text)
                                .orElse(""),
                        state(item)))
                .toList();
    }

    /** Whether its file is what was captured. */
    private static String state(EvidenceItem item) {
        if (item.body() instanceof EvidenceBody.Gone) {
            return "gone";
        } else if (item.body() instanceof EvidenceBody.Changed) {
            return "changed";
        } else if (item.body() instanceof EvidenceBody.Beside beside) {
            return text(beside.why());
        } else if (item.body() instanceof EvidenceBody.Text
                || item.body() instanceof EvidenceBody.Table
                || item.body() instanceof EvidenceBody.Image) {
            return "as captured";
        }
        throw new IllegalStateException("no state known of " + item.body().getClass());
    }

    static List<List<String>> rollbacks(ReportContent content) {
        return content.rollbacks().stream()
                .map(rollback -> rollback(content, rollback))
                .toList();
    }

    private static List<String> rollback(ReportContent content, RollbackReport rollback) {
        var cells = new ArrayList<>(List.of(
                content.head().run(),
                Integer.toString(rollback.number()),
                text(rollback.scope()),
                text(rollback.reason()),
                text(rollback.by()),
                text(rollback.role()),
                rollback.decided().toString(),
                at(rollback.restored()),
                at(rollback.finished()),
                seconds(rollback.window()),
                rollback.within().map(TableRows::truth).orElse("")));
        rollback.times().forEach(time -> cells.add(seconds(time.took())));
        cells.add(text(String.join("; ", rollback.leftUndone())));
        cells.add(rollback.takenOverBy().map(String::valueOf).orElse(""));
        return cells;
    }
}
