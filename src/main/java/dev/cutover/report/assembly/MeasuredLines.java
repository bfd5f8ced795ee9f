package dev.cutover.report.assembly;

import dev.cutover.query.moment.StepReadings.Standing;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the summary says of the criteria. Used once. */
final class MeasuredLines {
    static final String WORST = "Worst";

    private final ReportSource source;
    private final List<Promise> promises;
    private final List<SummaryLine> lines = new ArrayList<>();

    MeasuredLines(ReportSource source, List<Promise> promises) {
        this.source = source;
        this.promises = promises;
    }

    List<SummaryLine> lines() {
        measured();
        worst();
        return List.copyOf(lines);
    }

    private void add(String about, String text, Tone tone) {
        lines.add(new SummaryLine(about, Clean.line(text), tone));
    }

    private void measured() {
        if (promises.isEmpty()) {
            add("Measured", "no criterion was measured", Tone.CARE);
            return;
        }
        var red = names(MeasuredLines::isRed);
        var unsure = names(MeasuredLines::isUnsure);
        long gone = count(promise -> promise.standing() == Standing.ROLLED_BACK);
        add(
                "Measured",
                green()
                        + (gone == 0 ? "" : "; " + gone + " not, and rolled back since")
                        + (red.isEmpty() ? "" : "; RED: " + FirstNames.of(red, ", "))
                        + (unsure.isEmpty() ? "" : "; not green: " + FirstNames.of(unsure, ", ")),
                !red.isEmpty() ? Tone.BAD : unsure.isEmpty() ? Tone.PLAIN : Tone.CARE);
    }

    private static boolean isUnsure(Promise promise) {
        return switch (promise.standing()) {
            case NO_DATA, NOT_MEASURED, STALE -> true;
            case RED, ROLLED_BACK, GREEN -> false;
        };
    }

    private static boolean isGreen(Promise promise) {
        return promise.standing() == Standing.GREEN;
    }

    private static boolean isRed(Promise promise) {
        return promise.standing() == Standing.RED;
    }

    /** Of a run that goes on, what is watched now is told apart from what was measured before and counts no more. */
    private String green() {
        long watched = count(Promise::watched);
        long green = count(MeasuredLines::isGreen);
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
        if (!source.stands()) {
            return ", and none is watched now";
        }
        String last = Durations.day(source.asOf()) + " " + Durations.time(source.asOf()) + " UTC";
        return source.isDead()
                ? ", and nothing watches them now (the last event is of " + last + ")"
                : ", and nothing watches since " + last;
    }

    private long count(Predicate<Promise> which) {
        return promises.stream().filter(which).count();
    }

    private List<String> names(Predicate<Promise> which) {
        return promises.stream()
                .filter(which)
                .map(promise -> promise.criterion() + " in " + promise.segment() + " is " + promise.last()
                        + must(promise)
                        + (isRed(promise) ? "" : " (" + promise.standing().words() + ")"))
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
}
