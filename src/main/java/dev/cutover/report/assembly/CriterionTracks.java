package dev.cutover.report.assembly;

import dev.cutover.model.Criterion;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.report.assembly.SampleHistory.Taken;
import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.CriterionTrack.TrackPoint;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values of criteria over time. Stateless. */
final class CriterionTracks {
    /** More points than this are no picture any more. */
    private static final int MOST = 240;

    private CriterionTracks() {}

    static CriterionTrack of(CriteriaBoard.Key key, ReportSource source) {
        var known = Optional.ofNullable(source.runbook().criteria().get(key.criterion()));
        var baseline = source.state().criteria().baseline(key.criterion(), key.segment());
        var all = source.samples().of(key);
        return new CriterionTrack(
                Clean.line(key.criterion().value()),
                Clean.line(known.map(Criterion::title).orElse("")),
                Clean.line(source.runbook().nameOf(key.segment())),
                Clean.line(known.map(one -> one.pass().text()).orElse("")),
                known.map(one -> one.pass().comparison()),
                known.map(one -> bound(one.pass(), baseline)).orElse(OptionalDouble.empty()),
                known.map(one -> upper(one.pass())).orElse(OptionalDouble.empty()),
                Clean.line(known.map(MeasuredValues::unit).orElse("")),
                thinned(all).stream().map(CriterionTracks::point).toList(),
                SampleHistory.count(all),
                SampleHistory.count(all, Verdict.RED),
                SampleHistory.count(all, Verdict.NO_DATA));
    }

    /** The threshold as a number, a factor of a baseline multiplied; empty if there is no baseline. */
    static OptionalDouble bound(Threshold pass, Optional<CriterionFact.BaselineTaken> baseline) {
        if (!pass.ofBaseline()) {
            return OptionalDouble.of(pass.bound());
        }
        return baseline.map(taken -> OptionalDouble.of(pass.bound() * taken.value()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble upper(Threshold pass) {
        return pass.comparison() == Threshold.Comparison.BETWEEN
                ? OptionalDouble.of(pass.upper())
                : OptionalDouble.empty();
    }

    /** Every so many of the green ones, as many of the others as there is room for, spread evenly, and the last one. */
    private static List<Taken> thinned(List<Taken> all) {
        if (all.size() <= MOST) {
            return all;
        }
        long bad = all.stream().filter(taken -> !taken.is(Verdict.GREEN)).count();
        boolean fits = bad <= MOST / 2;
        long spread = fits ? all.size() - bad : all.size();
        long every = Math.max(1, (spread + MOST / 2 - 1) / (MOST / 2));
        var kept = new ArrayList<Taken>();
        long passed = 0;
        for (int i = 0; i < all.size(); i++) {
            var taken = all.get(i);
            boolean stays = fits && !taken.is(Verdict.GREEN);
            if (stays || passed++ % every == 0 || i == all.size() - 1) {
                kept.add(taken);
            }
        }
        return kept;
    }

    private static TrackPoint point(Taken taken) {
        var stretch = taken.stretch();
        var last = stretch.last();
        return new TrackPoint(
                stretch.from(),
                stretch.until(),
                stretch.times(),
                last.verdict(),
                last.value(),
                stretch.least(),
                stretch.greatest(),
                SeenCriteria.value(last, taken.criterion()),
                Clean.line(last.note()));
    }
}
