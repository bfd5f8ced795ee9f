package dev.cutover.preflight;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Escalation;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Side;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what a runbook requires of each system. Not thread-safe. */
public final class Requirements {
    private final Map<SystemId, Draft> drafts = new LinkedHashMap<>();
    private final Map<CriterionId, Segment> looked = new HashMap<>();

    private Requirements() {}

    /** The requirement of one system, so far. */
    private static final class Draft {
        private final Set<String> operations = new HashSet<>();
        private final Set<Class<?>> capabilities = new HashSet<>();
        private final List<Requirement.Route> routes = new ArrayList<>();
        private final List<Requirement.Question> questions = new ArrayList<>();

        private Requirement done(SystemId system) {
            return new Requirement(system, operations, capabilities, routes, questions);
        }
    }

    /**
     * The requirement of each system that the runbook uses.
     *
     * @param values the values of {@code ${env.…}}
     */
    public static Map<SystemId, Requirement> of(Runbook runbook, Map<String, String> values) {
        var requirements = new Requirements();
        runbook.allSteps().forEach(requirements::step);
        requirements.escalation(runbook.conduct().escalate());
        runbook.conduct().messages().announce().ifPresent(announce -> requirements.of(announce.via(), Messages.class));
        ShiftedKeys.keys(runbook).forEach((traffic, keys) -> {
            var flow = new TrafficRouter.Flow(traffic.id(), traffic.from(), traffic.to());
            var router = requirements.of(traffic.router(), TrafficRouter.class);
            router.routes.add(new Requirement.Route(flow, List.copyOf(keys)));
        });
        runbook.criteria().values().forEach(criterion -> requirements.criterion(criterion, values));
        var done = new LinkedHashMap<SystemId, Requirement>();
        requirements.drafts.forEach((system, draft) -> done.put(system, draft.done(system)));
        return done;
    }

    private Draft of(SystemId system, Class<?> capability) {
        var draft = drafts.computeIfAbsent(system, id -> new Draft());
        draft.capabilities.add(capability);
        return draft;
    }

    private void step(Step step) {
        if (step.work() instanceof Work.Action action) {
            var operations = of(action.system(), Actions.class).operations;
            operations.add(action.call());
            if (action.undo() instanceof Undo.Call undo) {
                operations.add(undo.call());
                undo.verify().ifPresent(verify -> operations.add(verify.call()));
            }
            action.verify().ifPresent(verify -> operations.add(verify.call()));
        } else if (step.work() instanceof Work.Notify notify) {
            notify.via().ifPresent(via -> of(via, Messages.class));
        } else if (step.work() instanceof Work.Reconcile reconcile) {
            for (var side : Side.values()) {
                of(reconcile.system(side), Records.class);
            }
        } else if (!(step.work() instanceof Work.Task
                || step.work() instanceof Work.Gate
                || step.work() instanceof Work.Decision
                || step.work() instanceof Work.Baseline
                || step.work() instanceof Work.Observe
                || step.work() instanceof Work.Shift
                || step.work() instanceof Work.Capture
                || step.work() instanceof Work.Wait)) {
            throw new IllegalStateException("no requirements of " + step.work().getClass());
        }
        step.work().criteria().forEach(criterion -> looked.putIfAbsent(criterion, step.where()));
        step.evidence().forEach(request -> request.system().ifPresent(system -> of(system, Capture.class)));
        escalation(step.policy().escalate());
    }

    private void escalation(Optional<Escalation> escalation) {
        escalation.flatMap(Escalation::via).ifPresent(via -> of(via, Messages.class));
    }

    private void criterion(Criterion criterion, Map<String, String> values) {
        if (criterion.measure() instanceof Measure.Query query) {
            var segment = looked.getOrDefault(criterion.id(), Segment.EVERYTHING);
            of(query.system(), Metrics.class)
                    .questions
                    .add(new Requirement.Question(criterion, query.filled(segment, values), segment));
        }
    }
}
