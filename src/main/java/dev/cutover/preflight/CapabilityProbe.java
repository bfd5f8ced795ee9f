package dev.cutover.preflight;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.MeasuredShare;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the capabilities of a system that a run uses, by reads alone. */
final class CapabilityProbe {
    private final Requirement requirement;
    private final List<Found> found = new ArrayList<>();
    private final List<WeightReading> weights = new ArrayList<>();

    CapabilityProbe(Requirement requirement) {
        this.requirement = requirement;
    }

    List<Found> found() {
        return found;
    }

    List<WeightReading> weights() {
        return weights;
    }

    void over(Connector connector) throws InterruptedException {
        for (var wanted : requirement.capabilities()) {
            if (connector.as(wanted).isEmpty()) {
                found.add(Found.failed(Aspect.OPERATIONS, "its connector has no " + wanted.getSimpleName()));
            }
        }
        connector.as(Actions.class).ifPresent(this::operations);
        var router = connector.as(TrafficRouter.class);
        if (router.isPresent()) {
            weights(router.orElseThrow());
        }
        var metrics = connector.as(Metrics.class);
        if (metrics.isPresent()) {
            questions(metrics.orElseThrow());
        }
    }

    private void operations(Actions actions) {
        if (requirement.operations().isEmpty()) {
            return;
        }
        Set<String> there = actions.operations().stream().map(Operation::name).collect(Collectors.toSet());
        var missing = new TreeSet<>(requirement.operations());
        missing.removeAll(there);
        missing.forEach(name -> found.add(Found.failed(Aspect.OPERATIONS, "it has no operation " + name)));
        if (missing.isEmpty()) {
            found.add(Found.ok(
                    Aspect.OPERATIONS, "it has " + String.join(", ", new TreeSet<>(requirement.operations()))));
        }
    }

    private void weights(TrafficRouter router) throws InterruptedException {
        for (var route : requirement.routes()) {
            try {
                var read = router.read(route.flow(), route.keys());
                read.forEach(reading -> weights.add(new WeightReading(
                        route.flow().traffic(), reading.key(), reading.basisPoints(), reading.note())));
                answered("its weights are readable");
                if (read.size() != route.keys().size()) {
                    found.add(Found.failed(
                            Aspect.WEIGHTS,
                            route.flow().traffic() + ": " + read.size() + " of "
                                    + route.keys().size() + " keys found"));
                }
            } catch (ConnectorException trouble) {
                found.add(Found.failed(Aspect.WEIGHTS, route.flow().traffic() + ": " + trouble.getMessage()));
            }
        }
        if (!requirement.routes().isEmpty()) {
            found.addAll(WeightText.of(weights));
            found.add(Found.cannotTell(
                    Aspect.PERMISSIONS, "unknown whether weights may be set: reading them does not show it"));
        }
    }

    private void questions(Metrics metrics) throws InterruptedException {
        var silent = new ArrayList<String>();
        int answers = 0;
        for (var question : requirement.questions()) {
            try {
                var criterion = question.criterion();
                var measured = metrics.evaluate(question.query(), criterion.window(), question.segment());
                answers++;
                if (MeasuredShare.of(measured, criterion) instanceof Metrics.Measurement.NoData none) {
                    String what = criterion.id() + " (" + none.why() + ")";
                    if (measured instanceof Metrics.Measurement.NoData) {
                        silent.add(what);
                    } else {
                        found.add(Found.failed(Aspect.METRICS, "no data for " + what));
                    }
                }
            } catch (ConnectorException trouble) {
                found.add(Found.failed(Aspect.METRICS, question.criterion().id() + ": " + trouble.getMessage()));
            }
        }
        if (answers > 0) {
            answered("its metrics are readable");
            // The check only needs a value. The gate judges it later.
            found.add(Found.ok(
                    Aspect.METRICS,
                    answers + (answers == 1 ? " query is" : " queries are") + " answered"
                            + (silent.isEmpty() ? "" : ", without data so far: " + String.join(", ", silent))));
            if (requirement.capabilities().equals(Set.of(Metrics.class))) {
                found.add(Found.ok(Aspect.PERMISSIONS, "only reading is needed"));
            }
        }
    }

    private void answered(String how) {
        found.add(Found.ok(Aspect.REACHABLE, how));
        found.add(Found.ok(Aspect.CREDENTIALS, how));
    }
}
