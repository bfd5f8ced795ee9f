package dev.cutover.yaml;

import dev.cutover.model.Criterion;
import dev.cutover.model.Escalation;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.Location;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.sums.BucketSums;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Optional;

/** Checks every use of a system in a runbook. */
final class FitCheck {
    private final Runbook runbook;
    private final Positions positions;
    private final Bindings bindings;
    private final QueryCheck queries;
    private final Problems problems;

    private FitCheck(Runbook runbook, Positions positions, Bindings bindings, QueryCheck queries, Problems problems) {
        this.runbook = runbook;
        this.positions = positions;
        this.bindings = bindings;
        this.queries = queries;
        this.problems = problems;
    }

    static void check(
            Parsed<Runbook> runbook,
            Parsed<Environment> environment,
            KnownConnectors knownConnectors,
            Problems problems) {
        var bindings = new Bindings(environment.value(), environment.positions(), knownConnectors, problems);
        bindings.checkDimensions(runbook.value().dimensions().keySet());
        bindings.checkTraffic(
                runbook.value().traffic().values(), runbook.value().dimensions());
        var queries = new QueryCheck(knownConnectors, runbook.value(), environment.value());
        var check = new FitCheck(runbook.value(), runbook.positions(), bindings, queries, problems);
        runbook.value().steps().forEach(check::step);
        runbook.value().rollback().ifPresent(plan -> plan.steps().forEach(step -> check.step(step.step())));
        check.messages(runbook.value().conduct().escalate(), runbook.positions().of("escalate", "via"));
        runbook.value()
                .conduct()
                .messages()
                .announce()
                .ifPresent(announce -> check.capability(
                        announce.via(), runbook.positions().of("announce", "via"), Messages.class, "send messages"));
        runbook.value().criteria().values().forEach(check::criterion);
        new EnvironmentValueCheck(environment.value(), problems)
                .walk(runbook.positions().root());
    }

    private void step(Step step) {
        String id = step.id().value();
        if (step.work() instanceof Work.Action action) {
            bindings.find(action.system(), at(step, "system"))
                    .ifPresent(
                            boundSystem -> new CallCheck(boundSystem, bindings, id, positions, problems).check(action));
        } else if (step.work() instanceof Work.Notify notify) {
            notify.via().ifPresent(via -> capability(via, at(step, "via"), Messages.class, "send messages"));
        } else if (step.work() instanceof Work.Shift shift) {
            Traffic traffic = runbook.traffic().get(shift.traffic());
            if (traffic != null) {
                capability(
                        traffic.router(),
                        positions.of("traffic", traffic.id(), "router"),
                        TrafficRouter.class,
                        "split traffic");
            }
        } else if (step.work() instanceof Work.Reconcile reconcile) {
            reconcile(step, reconcile);
        } else if (!(step.work() instanceof Work.Task
                || step.work() instanceof Work.Gate
                || step.work() instanceof Work.Decision
                || step.work() instanceof Work.Baseline
                || step.work() instanceof Work.Observe
                || step.work() instanceof Work.Capture
                || step.work() instanceof Work.Wait)) {
            throw new IllegalStateException(
                    "no check of what a system must do for " + step.work().getClass());
        }
        messages(step.policy().escalate(), positions.ofStep(id, "escalate", "via"));
        for (int i = 0; i < step.evidence().size(); i++) {
            evidence(step, i);
        }
    }

    private void reconcile(Step step, Work.Reconcile reconcile) {
        for (var side : Side.values()) {
            var at = positions.ofStep(step.id().value(), side.toString(), "system");
            capability(reconcile.system(side), at, Records.class, "hand out record sets")
                    .ifPresent(boundSystem ->
                            new ReconcileFit(step, reconcile, side, boundSystem, positions, problems).check());
            if (reconcile.pushDown() == PushDownWish.ALWAYS) {
                capability(reconcile.system(side), at(step, "push-down"), BucketSums.class, "add up its rows");
            }
        }
    }

    private void messages(Optional<Escalation> escalation, Location at) {
        escalation.flatMap(Escalation::via).ifPresent(via -> capability(via, at, Messages.class, "send messages"));
    }

    private void criterion(Criterion criterion) {
        String id = criterion.id().value();
        if (criterion.measure() instanceof Measure.Check check) {
            check.systems().forEach(system -> bindings.find(system, positions.of("criteria", id, "measure", "check")));
        }
        if (!(criterion.measure() instanceof Measure.Query query)) {
            return;
        }
        var at = positions.of("criteria", id, "measure", "system");
        capability(query.system(), at, Metrics.class, "measure")
                .ifPresent(boundSystem -> queries.problem(boundSystem.binding(), query.query())
                        .ifPresent(why -> problems.at(
                                positions.of("criteria", id, "measure", "query"),
                                boundSystem.name() + ": " + why,
                                "")));
    }

    private void evidence(Step step, int number) {
        EvidenceRequest request = step.evidence().get(number);
        if (request.system().isEmpty()) {
            return;
        }
        String index = Integer.toString(number);
        var at = positions.ofStep(step.id().value(), "evidence", index, "system");
        capability(request.system().get(), at, Capture.class, "capture evidence")
                .ifPresent(boundSystem -> {
                    var kinds = boundSystem.description().captures();
                    if (!kinds.contains(request.capture())) {
                        problems.at(
                                positions.ofStep(step.id().value(), "evidence", index, "capture"),
                                boundSystem.name() + " captures no " + QuotedText.name(request.capture()),
                                Suggestion.list(kinds.stream().sorted().toList(), "captures of " + boundSystem.name()));
                    }
                    recordSet(request, boundSystem, positions.ofStep(step.id().value(), "evidence", index, "set"));
                    capture(step, index, request, boundSystem);
                });
    }

    private void capture(Step step, String index, EvidenceRequest request, BoundSystem boundSystem) {
        bindings.checkCapture(boundSystem.binding(), request.capture(), request.with())
                .forEach(mistake -> {
                    var keys = SettingPath.parts(mistake.key());
                    var path = new String[keys.length + 2];
                    path[0] = "evidence";
                    path[1] = index;
                    System.arraycopy(keys, 0, path, 2, keys.length);
                    problems.at(
                            positions.ofStep(step.id().value(), path),
                            boundSystem.name() + ", " + request.capture() + ": " + mistake.message(),
                            mistake.hint());
                });
    }

    /** A misspelt set would be found only once the step is done. A connector without record sets may mean its own. */
    private void recordSet(EvidenceRequest request, BoundSystem boundSystem, Location at) {
        var known = boundSystem.description().recordSets().stream()
                .map(RecordSet::name)
                .toList();
        if (request.capture().equals("records")
                && !known.isEmpty()
                && request.with().get("set") instanceof String set
                && !known.contains(set)) {
            problems.at(
                    at,
                    boundSystem.name() + " has no record set " + QuotedText.name(set),
                    Suggestion.list(known, "record sets of " + boundSystem.name()));
        }
    }

    private Optional<BoundSystem> capability(SystemId system, Location at, Class<?> capability, String deed) {
        return bindings.find(system, at).filter(boundSystem -> {
            if (!boundSystem.can(capability)) {
                problems.at(
                        at,
                        boundSystem.name() + " cannot " + deed + ": its connector is "
                                + boundSystem.binding().connector(),
                        "'cutover connectors' says which can");
            }
            return boundSystem.can(capability);
        });
    }

    private Location at(Step step, String key) {
        return positions.ofStep(step.id().value(), key);
    }
}
