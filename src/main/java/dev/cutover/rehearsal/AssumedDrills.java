package dev.cutover.rehearsal;

import dev.cutover.engine.context.DrillHistory;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.scenario.AssumedDrill;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The drills that a scenario assumes. A rehearsal uses no others: its result must not depend on the runs in the home.
 *
 * @param begins the instant that the drills are dated from
 * @param window the runbook's tolerated recovery time
 */
record AssumedDrills(List<AssumedDrill> drills, Instant begins, Duration window) implements DrillHistory {
    AssumedDrills {
        drills = List.copyOf(drills);
    }

    @Override
    public Share share(Criterion criterion, Instant now) {
        return new Share(measured(criterion, now), List.of());
    }

    private Measurement measured(Criterion criterion, Instant now) {
        if (!(criterion.measure() instanceof Measure.Drills asked)) {
            return new Measurement.NoData("'" + criterion.id() + "' does not measure drills");
        }
        var since = now.minus(asked.within());
        var counted = drills.stream()
                .filter(drill -> !begins.minus(drill.ago()).isBefore(since))
                .toList();
        if (counted.isEmpty()) {
            return new Measurement.NoData("the scenario assumes no drill in the last "
                    + DurationNotation.text(asked.within()) + "; add drills: [{ ago: 1d, restore: 5m }] to it");
        }
        long met = counted.stream()
                .filter(drill -> drill.restore().compareTo(window) <= 0)
                .count();
        return new Measurement.Value((double) met / counted.size(), counted.size());
    }
}
