package dev.cutover.report.html;

import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.report.picture.PictureWords;
import dev.cutover.report.picture.TimeFrame;
import dev.cutover.report.picture.TimelinePicture;
import dev.cutover.report.picture.TimelinePicture.Doing;
import dev.cutover.report.picture.TimelinePicture.Group;
import dev.cutover.report.picture.TimelinePicture.Lane;
import dev.cutover.report.picture.TimelinePicture.Stretch;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The plan beside what became of it, as a picture and as a table. */
record TimelinePart(PageWriter page, ReportContent content) {
    /** More lanes than these make a picture that nobody reads; it shows the phases then. */
    private static final int LANES = 70;

    void write() {
        page.beginSection(PageSection.TIMELINE);
        if (content.timeline().isEmpty()) {
            page.lead("The record has no steps.");
        } else {
            picture();
            new TimelineTable(page).write("Steps, planned and actual", content.timeline());
        }
        page.endSection();
    }

    private void picture() {
        var frame = frame();
        page.beginFigure("Picture of the timeline", "");
        page.markup()
                .element(
                        "figcaption",
                        "The hatched end of a bar is how much of it was spent waiting for people, not when.");
        String description =
                "For each step an outline from its planned start to its planned end, and a bar from its actual start"
                        + " to its actual end. The table below has the same times.";
        new TimelinePicture(new PictureWords("Timeline, planned and actual", description), frame, groups())
                .draw(page.markup(), "timeline-picture-");
        page.endFigure();
    }

    private TimeFrame frame() {
        var spans = content.timeline().stream()
                .flatMap(row -> Stream.concat(row.planned().stream(), row.actual().stream()))
                .toList();
        Instant from = spans.stream()
                .map(TimeSpan::from)
                .min(Instant::compareTo)
                .orElse(content.head().began());
        Instant until = Stream.concat(
                        spans.stream().map(TimeSpan::until),
                        content.rollbacks().stream().flatMap(back -> back.finished().stream()))
                .max(Instant::compareTo)
                .orElse(from);
        return new TimeFrame(from, until, page.times().zone());
    }

    private List<Group> groups() {
        Map<String, List<TimelineRow>> phases = new LinkedHashMap<>();
        content.timeline()
                .forEach(row -> phases.computeIfAbsent(row.phase(), phase -> new ArrayList<>())
                        .add(row));
        var groups = new ArrayList<Group>();
        if (content.timeline().size() > LANES) {
            var lanes = phases.entrySet().stream().limit(LANES).map(phase -> lane(phase.getKey(), phase.getValue()));
            groups.add(new Group("Phases", lanes.toList()));
        } else {
            phases.forEach((phase, rows) -> groups.add(new Group(
                    TimelineTable.name(phase),
                    rows.stream().map(TimelinePart::lane).toList())));
        }
        if (!content.rollbacks().isEmpty()) {
            groups.add(new Group(
                    "Rollbacks",
                    content.rollbacks().stream().limit(LANES).map(this::lane).toList()));
        }
        return groups;
    }

    private static Lane lane(TimelineRow row) {
        var actual = new ArrayList<Stretch>();
        row.actual().ifPresent(span -> {
            Instant wait = span.until().minus(row.waited());
            Instant people = wait.isBefore(span.from()) ? span.from() : wait;
            boolean failed = row.tone() == Tone.BAD;
            if (people.isAfter(span.from()) || row.waited().isZero()) {
                actual.add(new Stretch(span.from(), people, failed ? Doing.FAILED : Doing.WORK));
            }
            if (!row.waited().isZero()) {
                actual.add(new Stretch(people, span.until(), Doing.WAITING_FOR_PEOPLE));
            }
        });
        return new Lane(row.step(), row.planned().map(TimelinePart::planned), actual, note(row), attention(row));
    }

    private static Stretch planned(TimeSpan span) {
        return new Stretch(span.from(), span.until(), Doing.WORK);
    }

    private static boolean attention(TimelineRow row) {
        return row.tone() == Tone.BAD || row.tone() == Tone.CARE;
    }

    /** What is not as it should be comes before how late it was. */
    private static String note(TimelineRow row) {
        if (attention(row) || row.actual().isEmpty() || row.underWay()) {
            return row.state();
        }
        return TimelineTable.late(row);
    }

    /** A phase from the first start to the last end of its steps. */
    private static Lane lane(String phase, List<TimelineRow> rows) {
        var planned = whole(rows.stream().flatMap(row -> row.planned().stream()).toList());
        var actual = whole(rows.stream().flatMap(row -> row.actual().stream()).toList());
        boolean failed = rows.stream().anyMatch(row -> row.tone() == Tone.BAD);
        return new Lane(
                TimelineTable.name(phase),
                planned.map(TimelinePart::planned),
                actual.map(span -> new Stretch(span.from(), span.until(), failed ? Doing.FAILED : Doing.WORK)).stream()
                        .toList(),
                rows.size() + (rows.size() == 1 ? " step" : " steps"),
                false);
    }

    private static Optional<TimeSpan> whole(List<TimeSpan> spans) {
        var from = spans.stream().map(TimeSpan::from).min(Instant::compareTo);
        var until = spans.stream().map(TimeSpan::until).max(Instant::compareTo);
        return from.flatMap(begin -> until.map(end -> new TimeSpan(begin, end)));
    }

    private Lane lane(RollbackReport rollback) {
        Instant end =
                rollback.finished().or(rollback::restored).orElse(content.head().asOf());
        Instant until = end.isBefore(rollback.decided()) ? rollback.decided() : end;
        return new Lane(
                rollback.number() + ": " + rollback.scope(),
                Optional.empty(),
                List.of(new Stretch(rollback.decided(), until, Doing.ROLLBACK)),
                RollbacksPart.back(rollback),
                rollback.restored().isEmpty());
    }
}
