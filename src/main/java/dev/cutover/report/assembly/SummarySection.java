package dev.cutover.report.assembly;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Weight;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.run.fact.RunFact;
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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** At most ten lines for leadership. Used once. */
final class SummarySection {
    private static final int MOST_NAMED = 5;
    private static final int MOST_LINES = 10;
    private static final String WORST = "Worst";
    private static final String EXERCISED = "Exercised";

    private final ReportSource source;
    private final List<Promise> promises;
    private final List<RollbackReport> rollbacks;
    private final List<OpenEnd> openEnds;
    private final List<DecisionRow> decisions;
    private final List<EvidenceItem> evidence;
    private final CoverageReport exercised;
    private final List<SummaryLine> lines = new ArrayList<>();

    SummarySection(
            ReportSource source,
            List<Promise> promises,
            List<RollbackReport> rollbacks,
            List<OpenEnd> openEnds,
            List<DecisionRow> decisions,
            List<EvidenceItem> evidence,
            CoverageReport exercised) {
        this.source = source;
        this.promises = promises;
        this.rollbacks = rollbacks;
        this.openEnds = openEnds;
        this.decisions = decisions;
        this.evidence = evidence;
        this.exercised = exercised;
    }

    List<SummaryLine> lines() {
        moved();
        stays();
        measured();
        worst();
        time();
        notAsBefore();
        evidence();
        saidGo();
        decidedOtherwise();
        rolledBack();
        neverExercised();
        open();
        // The criteria and the steps have sections of their own.
        for (String more : List.of(WORST, EXERCISED)) {
            lines.removeIf(line -> lines.size() > MOST_LINES && line.about().equals(more));
        }
        return List.copyOf(lines);
    }

    private void add(String about, String text, Tone tone) {
        lines.add(new SummaryLine(about, Clean.line(text), tone));
    }

    private static String some(List<String> names, String gap) {
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(gap));
        return names.size() <= MOST_NAMED ? named : named + " and " + (names.size() - MOST_NAMED) + " more";
    }

    private void moved() {
        var moved = MovedTraffic.of(source.runbook(), source.state());
        if (source.state().isDryRun()) {
            add("Moved", "nothing: a dry run only says what it would do", Tone.CARE);
        } else {
            add(
                    "Moved",
                    moved.isEmpty() ? "no traffic is on the new platform" : some(moved, "; "),
                    moved.isEmpty() ? Tone.CARE : Tone.PLAIN);
        }
    }

    private void stays() {
        var cells = new CellSection(source).unmoved();
        if (cells.rows().isEmpty()) {
            return;
        }
        var byWhy = new LinkedHashMap<String, List<String>>();
        cells.rows()
                .forEach(cell -> byWhy.computeIfAbsent(cell.why(), why -> new ArrayList<>())
                        .add(weight(cell)));
        add(
                "Not moved",
                byWhy.entrySet().stream()
                                .limit(MOST_NAMED)
                                .map(one -> some(one.getValue(), ", ") + " (" + one.getKey() + ")")
                                .collect(Collectors.joining("; "))
                        + (byWhy.size() > MOST_NAMED ? "; more below" : ""),
                Tone.CARE);
    }

    private static String weight(UnmovedCell cell) {
        return cell.cell()
                + (cell.now().orElse(0) == 0
                        ? ""
                        : " at " + Weight.words(cell.now().getAsInt()));
    }

    private void measured() {
        if (promises.isEmpty()) {
            add("Measured", "no criterion was measured", Tone.CARE);
            return;
        }
        var red = names(promise -> promise.standing().equals("RED"));
        var unsure = names(SummarySection::isUnsure);
        long gone = count(promise -> promise.standing().equals("ROLLED BACK"));
        add(
                "Measured",
                green()
                        + (gone == 0 ? "" : "; " + gone + " not, and rolled back since")
                        + (red.isEmpty() ? "" : "; RED: " + some(red, ", "))
                        + (unsure.isEmpty() ? "" : "; not green: " + some(unsure, ", ")),
                !red.isEmpty() ? Tone.BAD : unsure.isEmpty() ? Tone.PLAIN : Tone.CARE);
    }

    private static boolean isUnsure(Promise promise) {
        return !isGreen(promise)
                && !promise.standing().equals("RED")
                && !promise.standing().equals("ROLLED BACK");
    }

    private static boolean isGreen(Promise promise) {
        return promise.standing().equals("GREEN");
    }

    /** Of a run that goes on, what is watched now is told apart from what was measured before and counts no more. */
    private String green() {
        long watched = count(Promise::watched);
        long green = count(SummarySection::isGreen);
        if (source.stands() || watched == 0) {
            return green + " of " + Counted.of(promises.size(), "reading") + " green when last measured" + unwatched();
        }
        long now = count(promise -> promise.watched() && isGreen(promise));
        String words = now + " of " + Counted.of(watched, "watched reading") + " green";
        return green == now
                ? words
                : words + "; " + Counted.of(green - now, "other") + (green - now == 1 ? " was" : " were")
                        + " green when last measured";
    }

    private String unwatched() {
        if (source.isOver()) {
            return "";
        }
        return source.stands() ? ", and nothing watches since " + time(source.asOf()) : ", and none is watched now";
    }

    private long count(Predicate<Promise> which) {
        return promises.stream().filter(which).count();
    }

    private List<String> names(Predicate<Promise> which) {
        return promises.stream()
                .filter(which)
                .map(promise -> promise.criterion() + " in " + promise.segment() + " is " + promise.last()
                        + must(promise)
                        + (promise.standing().equals("RED") ? "" : " (" + promise.standing() + ")"))
                .toList();
    }

    private static String must(Promise promise) {
        return promise.threshold().isEmpty() ? "" : ", must be " + promise.threshold();
    }

    /** What was red most often, if anything was. */
    private void worst() {
        promises.stream()
                .filter(promise -> promise.red() > 0)
                .max((one, other) -> Long.compare(one.red(), other.red()))
                .ifPresent(promise -> add(
                        WORST,
                        promise.criterion() + " in " + promise.segment() + " was red in " + promise.red() + " of "
                                + Counted.of(promise.samples(), "sample")
                                + promise.worst()
                                        .map(value -> ", at worst " + value)
                                        .orElse("")
                                + must(promise),
                        Tone.BAD));
    }

    private void time() {
        if (!source.knowsRunbook()) {
            return;
        }
        var planned = source.snapshot().expected().plannedEnd();
        var end = source.ended().or(() -> source.snapshot().expected().expectedEnd());
        if (planned.isEmpty() || end.isEmpty()) {
            return;
        }
        var late = Duration.between(planned.orElseThrow(), end.orElseThrow()).truncatedTo(ChronoUnit.SECONDS);
        boolean compares = source.state()
                .ended()
                .filter(ended -> ended.ending() != RunFact.Ending.COMPLETED
                        && ended.ending() != RunFact.Ending.COMPLETED_WITH_EXCEPTIONS)
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
                        ? nothing()
                        : few
                                ? named(amended)
                                : byKind.entrySet().stream()
                                        .map(one -> one.getValue() + " " + one.getKey())
                                        .collect(Collectors.joining(", ")),
                byKind.isEmpty() ? Tone.PLAIN : bad ? Tone.BAD : Tone.CARE);
    }

    private String nothing() {
        boolean broken = evidence.stream().anyMatch(SummarySection::isBroken);
        return (source.isOver() ? "nothing on record" : "nothing on record so far")
                + (broken ? " but its evidence" : "");
    }

    /** Only if it is not all there as it was captured. */
    private void evidence() {
        var broken = evidence.stream().filter(SummarySection::isBroken).toList();
        if (!broken.isEmpty()) {
            add(
                    "Evidence",
                    Counted.of(broken.size(), "piece") + " of " + evidence.size()
                            + (broken.size() == 1 ? " is" : " are") + " not as captured: "
                            + some(broken.stream().map(SummarySection::broken).toList(), "; "),
                    Tone.BAD);
        }
    }

    private static String broken(EvidenceItem item) {
        String of = item.step().isEmpty() ? item.name() : item.name() + " of " + item.step();
        return of + (item.body() instanceof EvidenceBody.Gone ? " is gone" : " was changed since it was captured");
    }

    private static boolean isBroken(EvidenceItem item) {
        return item.body() instanceof EvidenceBody.Gone || item.body() instanceof EvidenceBody.Changed;
    }

    /** What people may have to do for the first time when it goes wrong. */
    private void neverExercised() {
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
        add("Said go", said.isEmpty() ? "nobody" : some(said, "; "), said.isEmpty() ? Tone.CARE : Tone.PLAIN);
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
            add("Decided otherwise", some(said, "; "), Tone.BAD);
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
                .anyMatch(rollback -> rollback.within().equals(Optional.of(false))
                        || !rollback.leftUndone().isEmpty());
        add(
                "Rolled back",
                some(rollbacks.stream().map(SummarySection::rollback).toList(), "; "),
                late ? Tone.BAD : Tone.CARE);
    }

    private static String rollback(RollbackReport rollback) {
        String times = rollback.times().stream()
                .filter(time -> time.word().equals("restore") || time.took().isPresent())
                .map(time ->
                        time.word() + " " + time.took().map(Durations::words).orElse("not measured"))
                .collect(Collectors.joining(", "));
        String window = rollback.window()
                .map(span -> rollback.within()
                                .map(within -> within ? ", within the window of " : ", OVER the window of ")
                                .orElse(", window ")
                        + Durations.words(span))
                .orElse("");
        return rollback.scope() + " by " + rollback.by() + ": " + times + window;
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
            add("Open", some(open, "; "), Tone.BAD);
        }
    }
}
