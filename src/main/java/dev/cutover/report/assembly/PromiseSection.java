package dev.cutover.report.assembly;

import dev.cutover.model.Criterion;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RestoredSegments;
import dev.cutover.query.moment.StepReadings;
import dev.cutover.report.assembly.SampleHistory.Taken;
import dev.cutover.report.content.Promise;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was promised beside what was measured. */
final class PromiseSection {
    private final ReportSource source;
    private final RestoredSegments restored;
    private final Set<CriteriaBoard.Key> watched;

    PromiseSection(ReportSource source) {
        this.source = source;
        this.watched = source.stands() ? Set.of() : watched(source);
        this.restored = new RestoredSegments(source.runbook(), source.state());
    }

    /** What the steps that are under way rest on. */
    private static Set<CriteriaBoard.Key> watched(ReportSource source) {
        return source.state().steps().all().stream()
                .filter(step -> step.state() == StepState.STARTED)
                .flatMap(step -> source.names().step(step.step()).stream())
                .flatMap(step -> step.work().watched().stream().map(id -> new CriteriaBoard.Key(id, step.where())))
                .collect(Collectors.toSet());
    }

    /** One for each criterion in each segment where it was measured, the worst first. */
    List<Promise> promises() {
        return source.state().criteria().all().entrySet().stream()
                .map(entry -> promise(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(PromiseSection::rank))
                .toList();
    }

    private static int rank(Promise promise) {
        return switch (promise.tone()) {
            case BAD -> 0;
            case CARE -> 1;
            case PLAIN, STRONG, QUIET -> 2;
            case GOOD -> promise.red() > 0 ? 3 : promise.noData() > 0 ? 4 : 5;
        };
    }

    private Promise promise(CriteriaBoard.Key key, CriteriaBoard.Reading reading) {
        var known = source.runbook().criteria().get(key.criterion());
        var all = source.samples().of(key);
        var standing = standing(key, reading, known);
        double mark = known == null ? 0 : mark(known, key);
        var worst = worst(all, known, mark);
        return new Promise(
                Clean.line(key.criterion().value()),
                known == null ? "" : Clean.line(known.title()),
                known == null ? "" : Clean.line(known.owner()),
                Clean.line(source.runbook().nameOf(key.segment())),
                known == null ? "" : Clean.line(known.pass().text()),
                pinned(key, known),
                baseline(key, known),
                SeenCriteria.value(reading.sample(), known),
                reading.at(),
                standing,
                tone(standing),
                watched.contains(key),
                worst.map(stretch -> SeenCriteria.value(extreme(stretch, known), known)),
                worst.map(SampleStretch::from),
                offBy(worst, known, mark),
                SampleHistory.count(all),
                SampleHistory.count(all, Verdict.RED),
                SampleHistory.count(all, Verdict.NO_DATA));
    }

    /** Only what a step watches now goes stale: all else stands as it was measured last, and says when that was. */
    private StepReadings.Standing standing(
            CriteriaBoard.Key key, CriteriaBoard.Reading reading, @Nullable Criterion known) {
        return StepReadings.standing(
                reading, watched.contains(key) ? known : null, source.freshness(), restored.has(key.segment()));
    }

    /** The runbook's own threshold where another one is in force. */
    private Optional<String> pinned(CriteriaBoard.Key key, @Nullable Criterion known) {
        var pinned = source.pinned().runbook().criteria().get(key.criterion());
        return known == null || pinned == null || pinned.pass().equals(known.pass())
                ? Optional.empty()
                : Optional.of(Clean.line(pinned.pass().text()));
    }

    private Optional<String> baseline(CriteriaBoard.Key key, @Nullable Criterion known) {
        return known != null && known.pass().ofBaseline()
                ? source.state()
                        .criteria()
                        .baseline(key.criterion(), key.segment())
                        .map(taken -> SeenCriteria.value(taken.value(), known))
                : Optional.empty();
    }

    private static Tone tone(StepReadings.Standing standing) {
        return switch (standing) {
            case RED -> Tone.BAD;
            case NO_DATA, NOT_MEASURED, STALE -> Tone.CARE;
            case ROLLED_BACK -> Tone.PLAIN;
            case GREEN -> Tone.GOOD;
        };
    }

    private double mark(Criterion known, CriteriaBoard.Key key) {
        var baseline = source.state().criteria().baseline(key.criterion(), key.segment());
        return CriterionTracks.bound(known.pass(), baseline).orElse(known.pass().bound());
    }

    private static OptionalDouble offBy(Optional<SampleStretch> worst, @Nullable Criterion known, double mark) {
        return known == null || worst.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(wrong(extreme(worst.orElseThrow(), known), known, mark));
    }

    /** The stretch with the value farthest to the wrong side; empty where no side is the wrong one. */
    private static Optional<SampleStretch> worst(List<Taken> all, @Nullable Criterion known, double mark) {
        if (known == null) {
            return Optional.empty();
        }
        return all.stream()
                .map(Taken::stretch)
                .filter(stretch -> stretch.last().verdict() != Verdict.NO_DATA)
                .max(Comparator.comparingDouble((SampleStretch stretch) -> wrong(extreme(stretch, known), known, mark))
                        .thenComparing(SampleStretch::from, Comparator.<Instant>reverseOrder()));
    }

    /** The value of a stretch on the wrong side of the threshold. */
    private static double extreme(SampleStretch stretch, @Nullable Criterion known) {
        if (known == null) {
            return stretch.last().value();
        }
        return isFloor(known.pass()) ? stretch.least() : stretch.greatest();
    }

    private static boolean isFloor(Threshold pass) {
        return switch (pass.comparison()) {
            case AT_LEAST, MORE_THAN -> true;
            case AT_MOST, LESS_THAN, EQUAL, BETWEEN -> false;
        };
    }

    /** How far a value is on the wrong side: the larger the worse. */
    private static double wrong(double value, Criterion known, double mark) {
        return switch (known.pass().comparison()) {
            case AT_LEAST, MORE_THAN -> mark - value;
            case AT_MOST, LESS_THAN -> value - mark;
            case EQUAL -> Math.abs(value - mark);
            case BETWEEN ->
                Math.max(known.pass().bound() - value, value - known.pass().upper());
        };
    }
}
