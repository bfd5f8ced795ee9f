package dev.cutover.engine.guard;

import dev.cutover.engine.context.ReconciliationHistory;
import dev.cutover.model.Measure;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.text.Counted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a measure on reconciliations measures, at an instant. Whatever is too old, incomplete or not comparable is no
 * data. Immutable.
 */
final class ReconciliationFigure {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Measure.Reconciliations asked;
    private final Instant now;

    ReconciliationFigure(Measure.Reconciliations asked, Instant now) {
        this.asked = asked;
        this.now = now;
    }

    /** A result, and when it was found. */
    record Dated(Instant at, ComparisonResult result) {}

    /**
     * What was measured.
     *
     * @param from which reconciliations it is from, as a part of a sentence; empty without data
     */
    record Reading(Measurement measured, String from) {}

    /**
     * From what is known.
     *
     * @param own the last result of this run
     */
    Reading of(Optional<Dated> own, ReconciliationHistory.Past others) {
        var newestFirst = new ArrayList<Dated>();
        own.ifPresent(newestFirst::add);
        others.results().forEach(found -> newestFirst.add(new Dated(found.at(), found.result())));
        newestFirst.sort(Comparator.comparing(Dated::at).reversed());
        var counted = newestFirst.stream()
                .filter(result -> !result.at().isBefore(now.minus(asked.within())))
                .limit(asked.over())
                .toList();
        if (counted.isEmpty()) {
            return noData(none(newestFirst), others.leftOut());
        }
        var incomplete =
                counted.stream().filter(result -> !result.result().isWhole()).findFirst();
        if (incomplete.isPresent()) {
            var result = incomplete.orElseThrow();
            return noData(
                    "the reconciliation of " + MINUTE.format(result.at()) + " is incomplete: "
                            + result.result().incomplete().get(0),
                    List.of());
        }
        return asked.figure().map(figure -> figure(figure, counted.get(0))).orElseGet(() -> trend(counted, others));
    }

    private String none(List<Dated> newestFirst) {
        String within = DurationNotation.text(asked.within());
        return newestFirst.isEmpty()
                ? "'" + asked.step() + "' has reconciled nothing in the last " + within
                : "the last reconciliation of '" + asked.step() + "' is of "
                        + MINUTE.format(newestFirst.get(0).at()) + ", more than " + within + " ago";
    }

    private Reading figure(Figure figure, Dated newest) {
        var value = newest.result().figures().get(figure);
        if (value == null) {
            return noData(
                    "the reconciliation of " + MINUTE.format(newest.at()) + " does not determine " + figure, List.of());
        }
        return new Reading(
                new Measurement.Value(
                        value.doubleValue(), newest.result().tally().keys().compared()),
                "reconciled at " + MINUTE.format(newest.at()));
    }

    /** How often the rate did not fall from one reconciliation to the next. */
    private Reading trend(List<Dated> newestFirst, ReconciliationHistory.Past others) {
        if (newestFirst.size() < asked.over()) {
            return noData(
                    "only " + Counted.of(newestFirst.size(), "reconciliation") + " of " + asked.over() + " in the last "
                            + DurationNotation.text(asked.within()),
                    others.leftOut());
        }
        if (newestFirst.stream().map(one -> one.result().recipe()).distinct().count() > 1) {
            return noData("the reconciliations have compared by different rules", List.of());
        }
        var rates = new ArrayList<BigDecimal>();
        for (var one : newestFirst) {
            var rate = one.result().figures().get(Figure.MISMATCH_RATE);
            if (rate == null) {
                return noData("the reconciliation of " + MINUTE.format(one.at()) + " has compared nothing", List.of());
            }
            rates.add(0, rate);
        }
        return new Reading(
                new Measurement.Value(notFallen(rates), rates.size()),
                "mismatch-rate " + rates.stream().map(FigureText::share).collect(Collectors.joining(", ")));
    }

    /** From nothing to nothing counts as fallen: there is nothing left to shrink. */
    private static int notFallen(List<BigDecimal> oldestFirst) {
        int count = 0;
        for (int i = 1; i < oldestFirst.size(); i++) {
            var rate = oldestFirst.get(i);
            boolean fallen = rate.signum() == 0 || rate.compareTo(oldestFirst.get(i - 1)) < 0;
            count += fallen ? 0 : 1;
        }
        return count;
    }

    private static Reading noData(String why, List<String> leftOut) {
        String more = leftOut.isEmpty() ? "" : "; " + String.join("; ", leftOut);
        return new Reading(new Measurement.NoData(why + more), "");
    }
}
