package dev.cutover.report.assembly;

import dev.cutover.model.AnswerWord;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** At most ten lines for leadership. Used once. */
final class SummarySection {
    private static final int MOST_NAMED = FirstNames.MOST;
    private static final Set<String> THINGS = Set.of("exception", "open question", "pending request");
    private static final int MOST_LINES = 10;
    private static final String EXERCISED = "Exercised";

    /** The sections of a report that its summary is drawn from. Immutable. */
    record Parts(
            List<Promise> promises,
            FirstRows<UnmovedCell> unmoved,
            List<RollbackReport> rollbacks,
            List<OpenEnd> openEnds,
            List<DecisionRow> decisions,
            List<EvidenceItem> evidence,
            CoverageReport exercised) {
        Parts {
            promises = List.copyOf(promises);
            rollbacks = List.copyOf(rollbacks);
            openEnds = List.copyOf(openEnds);
            decisions = List.copyOf(decisions);
            evidence = List.copyOf(evidence);
        }
    }

    private final ReportSource source;
    private final Parts parts;
    private final List<RollbackReport> rollbacks;
    private final List<OpenEnd> openEnds;
    private final List<DecisionRow> decisions;
    private final EvidenceLines evidence;
    private final List<SummaryLine> lines = new ArrayList<>();

    SummarySection(ReportSource source, Parts parts) {
        this.source = source;
        this.parts = parts;
        this.rollbacks = parts.rollbacks();
        this.openEnds = parts.openEnds();
        this.decisions = parts.decisions();
        this.evidence = new EvidenceLines(parts.evidence());
    }

    List<SummaryLine> lines() {
        moved();
        stays();
        lines.addAll(new MeasuredLines(source, parts.promises()).lines());
        time();
        notAsBefore();
        evidence.line().ifPresent(lines::add);
        saidGo();
        decidedOtherwise();
        rolledBack();
        neverExercised();
        open();
        // The criteria and the steps have sections of their own.
        for (String more : List.of(MeasuredLines.WORST, EXERCISED)) {
            lines.removeIf(line -> lines.size() > MOST_LINES && line.about().equals(more));
        }
        return List.copyOf(lines);
    }

    private void add(String about, String text, Tone tone) {
        lines.add(new SummaryLine(about, Clean.line(text), tone));
    }

    private void moved() {
        var moved = MovedTraffic.of(source.runbook(), source.state());
        if (source.state().isDryRun()) {
            add("Moved", "nothing: a dry run only says what it would do", Tone.CARE);
        } else {
            add(
                    "Moved",
                    moved.isEmpty() ? "no traffic is on the new platform" : FirstNames.of(moved, "; "),
                    moved.isEmpty() ? Tone.CARE : Tone.PLAIN);
        }
    }

    private void stays() {
        var byWhy = new LinkedHashMap<String, List<String>>();
        parts.unmoved().rows().stream()
                .filter(cell -> cell.now().orElse(0) == 0)
                .forEach(cell -> byWhy.computeIfAbsent(cell.why(), why -> new ArrayList<>())
                        .add(cell.cell()));
        if (byWhy.isEmpty()) {
            return;
        }
        add(
                "Not moved",
                byWhy.entrySet().stream()
                                .limit(MOST_NAMED)
                                .map(one -> FirstNames.of(one.getValue(), ", ") + " (" + one.getKey() + ")")
                                .collect(Collectors.joining("; "))
                        + (byWhy.size() > MOST_NAMED ? "; more below" : ""),
                Tone.CARE);
    }

    private void time() {
        if (!source.knowsRunbook()) {
            return;
        }
        var planned = source.snapshot().expected().plannedEnd();
        var end = source.ended().or(source::expectedEnd);
        if (planned.isEmpty()) {
            return;
        }
        if (end.isEmpty()) {
            add(
                    "Time",
                    "planned end " + time(planned.orElseThrow()) + "; not ended, and no process runs it",
                    Tone.CARE);
            return;
        }
        var late = Duration.between(planned.orElseThrow(), end.orElseThrow()).truncatedTo(ChronoUnit.SECONDS);
        boolean compares = source.state()
                .ended()
                .filter(ended -> !ended.ending().isCompleted())
                .isEmpty();
        String by = !compares
                ? ", before its plan was done"
                : late.isZero()
                        ? ", as planned"
                        : ", " + Durations.words(late.abs()) + (late.isNegative() ? " earlier" : " later")
                                + " than planned";
        add(
                "Time",
                "planned end " + time(planned.orElseThrow()) + "; " + (source.isOver() ? "ended " : "expected end ")
                        + time(end.orElseThrow()) + by,
                late.compareTo(Duration.ofMinutes(1)) > 0 ? Tone.CARE : Tone.PLAIN);
    }

    private String time(Instant at) {
        String utc = Durations.day(at) + " " + Durations.time(at) + " UTC";
        boolean differs = source.zone().getRules().getOffset(at).getTotalSeconds() != 0;
        return differs
                ? utc + " ("
                        + DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH)
                                .withZone(source.zone())
                                .format(at)
                        + ")"
                : utc;
    }

    private void notAsBefore() {
        var byKind = new LinkedHashMap<String, Integer>();
        openEnds.forEach(end -> byKind.merge(end.kind(), 1, Integer::sum));
        boolean few = openEnds.size() <= MOST_NAMED;
        int amended = source.state().amendments().size();
        if (amended > 0) {
            byKind.put("amended", amended);
        }
        boolean bad = openEnds.stream().anyMatch(end -> end.tone() == Tone.BAD) || amended > 0;
        add(
                "Not as planned",
                byKind.isEmpty()
                        ? (source.isOver() ? "nothing on record" : "nothing on record so far") + evidence.except()
                        : few
                                ? named(amended)
                                : byKind.entrySet().stream()
                                        .map(one -> counted(one.getValue(), one.getKey()))
                                        .collect(Collectors.joining(", ")),
                byKind.isEmpty() ? Tone.PLAIN : bad ? Tone.BAD : Tone.CARE);
    }

    /** A kind that says how something is stays as it is: {@code 2 exceptions}, but {@code 2 skipped}. */
    private static String counted(int number, String kind) {
        return THINGS.contains(kind) ? Counted.of(number, kind) : number + " " + kind;
    }

    /** What people may have to do for the first time when it goes wrong. */
    private void neverExercised() {
        var exercised = parts.exercised();
        if (exercised.neverBack() > 0) {
            add(
                    EXERCISED,
                    exercised.neverBack() + " of " + exercised.back() + " undos and rollback steps"
                            + (exercised.neverBack() == 1 ? " was" : " were") + " never exercised before this "
                            + source.occasion(),
                    Tone.CARE);
        }
    }

    private String named(int amended) {
        var named = openEnds.stream()
                .map(end -> end.kind() + ": " + (end.step().isEmpty() ? "" : end.step() + ", ") + end.what())
                .collect(Collectors.toCollection(ArrayList::new));
        if (amended > 0) {
            named.add(Counted.of(amended, "amendment"));
        }
        return String.join("; ", named);
    }

    private void saidGo() {
        var said = decisions.stream()
                .filter(row -> !row.automatic() && row.lapsed().isEmpty())
                .filter(row -> AnswerWord.GO.is(row.choice()) || AnswerWord.COMMIT.is(row.choice()))
                .map(row -> who(row) + " at " + row.about() + ", " + Durations.time(row.at()))
                .toList();
        add("Said go", said.isEmpty() ? "nobody" : FirstNames.of(said, "; "), said.isEmpty() ? Tone.CARE : Tone.PLAIN);
    }

    private static String who(DecisionRow row) {
        return row.who() + (row.capacity().isEmpty() ? "" : " (" + row.capacity() + ")");
    }

    /** Overrides, amendments, no-goes and ends; rollbacks have a line of their own. */
    private void decidedOtherwise() {
        var said = decisions.stream()
                .filter(row -> !row.automatic())
                .filter(row -> row.overrides() || isTurn(row))
                .map(row -> who(row) + ": " + row.choice()
                        + (row.about().isEmpty() ? "" : " at " + row.about())
                        + ", " + Durations.time(row.at()))
                .toList();
        if (!said.isEmpty()) {
            add("Decided otherwise", FirstNames.of(said, "; "), Tone.BAD);
        }
    }

    private static boolean isTurn(DecisionRow row) {
        return AnswerWord.of(row.choice())
                .filter(word -> word.isNo() || word == AnswerWord.ABORT || word == AnswerWord.END)
                .isPresent();
    }

    private void rolledBack() {
        if (rollbacks.isEmpty()) {
            return;
        }
        boolean late = rollbacks.stream()
                .anyMatch(
                        rollback -> rollback.isLate() || !rollback.leftUndone().isEmpty());
        add(
                "Rolled back",
                FirstNames.of(rollbacks.stream().map(SummarySection::rollback).toList(), "; "),
                late ? Tone.BAD : Tone.CARE);
    }

    /** The window is the promise of one time, so it stands behind that one and no other. */
    private static String rollback(RollbackReport rollback) {
        return rollback.scope() + " by " + rollback.by() + ": "
                + rollback.times().stream()
                        .filter(time -> isRestore(time) || time.took().isPresent())
                        .map(time -> time.word()
                                + " "
                                + time.took().map(Durations::words).orElse("not measured")
                                + (isRestore(time) ? window(rollback) : ""))
                        .collect(Collectors.joining(", "));
    }

    private static boolean isRestore(RollbackReport.RollbackTime time) {
        return time.word().equals("restore");
    }

    private static String window(RollbackReport rollback) {
        return rollback.window()
                .map(span -> rollback.within()
                                .map(within -> within ? " (within the window of " : " (OVER the window of ")
                                .orElse(" (window ")
                        + Durations.words(span)
                        + ")")
                .orElse("");
    }

    private void open() {
        var open = openEnds.stream()
                .filter(end -> end.tone() == Tone.BAD
                        || end.kind().equals("not delivered")
                        || end.kind().equals("open question"))
                .map(end -> end.kind() + ": " + (end.step().isEmpty() ? "" : end.step() + ", ") + end.what())
                .distinct()
                .toList();
        if (!open.isEmpty()) {
            add("Open", FirstNames.of(open, "; "), Tone.BAD);
        }
    }
}
