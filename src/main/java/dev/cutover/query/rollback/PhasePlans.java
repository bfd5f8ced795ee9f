package dev.cutover.query.rollback;

import dev.cutover.model.Criterion;
import dev.cutover.model.References;
import dev.cutover.model.RoleId;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackSchedule;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what each phase of a planned rollback does. Immutable; the state that it reads is not thread-safe. */
final class PhasePlans {
    private final Runbook runbook;
    private final Scope scope;
    private final RollbackPlan plan;
    private final List<RollbackStep> steps;
    private final Function<Effect, String> labels;

    /**
     * Of one plan.
     *
     * @param steps the runbook's own rollback steps that it takes
     * @param labels what people call an effect
     */
    PhasePlans(
            Runbook runbook,
            Scope scope,
            RollbackPlan plan,
            List<RollbackStep> steps,
            Function<Effect, String> labels) {
        this.runbook = runbook;
        this.scope = scope;
        this.plan = plan;
        this.steps = List.copyOf(steps);
        this.labels = labels;
    }

    /** Every phase in its order, also those that have nothing to do. */
    List<PhasePlan> of(RunState state, RollbackSchedule schedule) {
        return Stream.of(PlannedPhase.values())
                .map(phase -> new PhasePlan(phase, does(phase, state), schedule.of(phase)))
                .toList();
    }

    private List<String> does(PlannedPhase phase, RunState state) {
        return switch (phase) {
            case STOP -> stopped(state);
            case OPEN -> opened(state);
            case TRAFFIC -> returned();
            case UNDO -> undone(Undo.Time.AFTER_TRAFFIC, state);
            case IN_FLIGHT -> inFlight(state);
            case STEPS ->
                steps.stream()
                        .map(own -> own.step().id() + ": "
                                + References.readable(own.step().title()))
                        .toList();
            case RECONCILE -> undone(Undo.Time.AFTER_RECONCILE, state);
        };
    }

    private List<String> stopped(RunState state) {
        var started = state.steps().started();
        var does = new ArrayList<>(new OtherRollbacks(runbook, state, scope).words());
        runbook.steps()
                .filter(step -> started.contains(step.id()) && scope.covers(step))
                .map(step -> step.id() + " is under way and is cancelled")
                .forEach(does::add);
        var withdrawn = RollbackNeed.withdrawn(runbook, state, scope);
        if (!withdrawn.isEmpty()) {
            does.add("withdraws what was to be done again: "
                    + withdrawn.stream().map(step -> step.id().value()).collect(Collectors.joining(", ")));
        }
        return does;
    }

    private List<String> opened(RunState state) {
        var does = new ArrayList<>(undone(Undo.Time.BEFORE_TRAFFIC, state));
        does.addAll(plan.alsoOpens());
        boolean isThere = new TrafficOutsideScope(runbook, scope).isOnOldPlatform(state);
        if (!does.isEmpty() && (isThere || !plan.moves().isEmpty())) {
            does.add(otherwise(
                    runbook.rollback().map(RollbackProcedure::opening).orElse(RollbackProcedure.Opening.DEFAULT),
                    isThere));
        }
        return does;
    }

    /** @param isThere whether all traffic is on the old platform already, so that none can stay or return first */
    private static String otherwise(RollbackProcedure.Opening opening, boolean isThere) {
        String late = "if it is not open within " + Durations.words(opening.within()) + ", ";
        if (isThere) {
            return late
                    + (opening.otherwise() == RollbackProcedure.Otherwise.PARK
                            ? "the rollback ends as it is"
                            : "people decide");
        }
        return switch (opening.otherwise()) {
            case ASK -> late + "people decide";
            case TRAFFIC_FIRST ->
                late + "traffic returns first where a person asked for the rollback, otherwise people decide";
            case PARK -> late + "traffic stays where it is";
        };
    }

    private List<String> returned() {
        var does = new ArrayList<String>();
        plan.moves()
                .forEach((traffic, moves) -> moves.forEach(move -> does.add("traffic '" + traffic.id() + "' of "
                        + runbook.nameOf(move.key()) + " from " + new Weight(move.from()) + " back to "
                        + traffic.from())));
        if (!does.isEmpty()) {
            runbook.rollback()
                    .map(RollbackProcedure::returnRamp)
                    .flatMap(PhasePlans::inSteps)
                    .ifPresent(does::add);
            does.add(runbook.rollback()
                    .flatMap(RollbackProcedure::accepts)
                    .flatMap(id -> Optional.ofNullable(runbook.criteria().get(id)))
                    .map(PhasePlans::accepts)
                    .orElse("taking orders: not measured, as the runbook names no criterion for it"));
        }
        return does;
    }

    private static Optional<String> inSteps(RollbackProcedure.ReturnRamp ramp) {
        if (ramp.shares().size() < 2) {
            return Optional.empty();
        }
        String shares = ramp.shares().stream().map(Weight::toString).collect(Collectors.joining(", "));
        return Optional.of("in steps of " + shares + ", each read back"
                + (ramp.soak().isZero() ? "" : ", " + Durations.words(ramp.soak()) + " at each"));
    }

    private static String accepts(Criterion criterion) {
        return "restored once " + criterion.id() + " is green: " + References.readable(criterion.title()) + ", "
                + criterion.pass();
    }

    /** Orders in flight are settled by the runbook's own steps; what waits for them comes before those. */
    private List<String> inFlight(RunState state) {
        var does = new ArrayList<>(undone(Undo.Time.AFTER_IN_FLIGHT, state));
        if (!plan.moves().isEmpty()) {
            does.add(
                    0,
                    steps.isEmpty()
                            ? "orders in flight: the runbook has no step for them"
                            : "orders in flight: by the runbook's steps");
        }
        return does;
    }

    private List<String> undone(Undo.Time time, RunState state) {
        return plan.undo(time).stream()
                .map(undoing -> undoing(undoing) + tried(undoing, state))
                .toList();
    }

    /** What has come of the same undo so far: another rollback has tried it. */
    private static String tried(RollbackPlan.Undoing undoing, RunState state) {
        return state.effects()
                .of(undoing.key().value())
                .filter(entry -> !entry.detail().isEmpty())
                .map(entry -> "; tried " + Counted.of(entry.repeats() + 1, "time") + ": " + entry.detail())
                .orElse("");
    }

    private String undoing(RollbackPlan.Undoing undoing) {
        var effect = undoing.entry().effect();
        return "undo " + effect.step() + ": " + how(undoing.undo(), effect.step()) + " (undoes " + labels.apply(effect)
                + ", which " + Phrases.state(undoing.entry().state()) + ")";
    }

    private String how(Undo undo, StepId step) {
        if (undo instanceof Undo.Call call) {
            return call.call() + call.verify().map(PhasePlans::verified).orElse("");
        } else if (undo instanceof Undo.ByHand hand) {
            return "by hand" + doer(step).map(role -> ", by " + role).orElse("") + ": "
                    + References.readable(hand.text());
        } else if (undo instanceof Undo.None) {
            return "nothing";
        }
        throw new IllegalStateException("no words for " + undo.getClass());
    }

    private static String verified(Verify verify) {
        return ", verified by " + verify.call();
    }

    /** The role that is asked first to undo a step by hand. */
    private Optional<RoleId> doer(StepId id) {
        return runbook.steps().filter(step -> step.id().equals(id)).findFirst().flatMap(PhasePlans::doer);
    }

    /** The same of a step that is known; empty where only those who may roll back are asked. */
    static Optional<RoleId> doer(Step step) {
        return step.work() instanceof Work.Task task ? Optional.of(task.by()) : step.owner();
    }
}
