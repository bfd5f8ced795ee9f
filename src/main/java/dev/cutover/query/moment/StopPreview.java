package dev.cutover.query.moment;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What remains if people stop a run at this point and go no further: what stays on the new platform, what stays done,
 * who watches it, and what coming back would take and lose. Immutable.
 *
 * @param traffic what is on the new platform, or may be, in the order of the record
 * @param effects what was done in systems and by people, and would stay, last first
 * @param watch who watches the traffic from then on
 * @param rollbackMeter of the whole run; empty if nothing can be said of it
 * @param window how long the runbook tolerates until traffic is back; empty if it says nothing
 * @param decides those who may say that the run is rolled back
 * @param helps those whom a rollback asks to do something by hand, with what for
 * @param lost what a rollback would not bring back, because a point of no return was passed
 * @param points the points of no return of the runbook
 */
public record StopPreview(
        List<Share> traffic,
        List<Deed> effects,
        Watch watch,
        Optional<RollbackMeter> rollbackMeter,
        Optional<Duration> window,
        List<String> decides,
        List<Needed> helps,
        List<String> lost,
        List<Point> points) {
    public StopPreview {
        traffic = List.copyOf(traffic);
        effects = List.copyOf(effects);
        decides = List.copyOf(decides);
        helps = List.copyOf(helps);
        lost = List.copyOf(lost);
        points = List.copyOf(points);
    }

    /**
     * What is on the new platform of one key of a router.
     *
     * @param weight the last that the record says
     * @param certain whether it was read back since
     */
    public record Share(String traffic, Segment segment, Weight weight, boolean certain) {}

    /**
     * Something that was done and is not undone.
     *
     * @param certain false if it may have happened, and nothing proves it
     * @param kept why it has no undo; empty if it has one
     */
    public record Deed(StepId step, String what, boolean certain, Optional<String> kept) {}

    /** Who watches traffic that stays on the new platform. */
    public enum Watch {
        /** None of it is on the new platform. */
        NOT_NEEDED,
        /** The process that runs the cutover, as long as it lives. */
        RUNNER,
        /** Nobody does even now: no process runs the cutover. */
        NOBODY
    }

    /** People whom a rollback needs. */
    public record Needed(List<String> people, StepId step, String what) {
        public Needed {
            people = List.copyOf(people);
        }
    }

    /** A point of no return. */
    public record Point(StepId step, boolean passed, String loses) {}

    /**
     * As of the state; empty once the run has ended, and of a run that changes nothing.
     *
     * @param runs whether a process runs it
     */
    public static Optional<StopPreview> of(
            DisplayNames names, RunState state, Optional<RollbackMeter> rollbackMeter, boolean runs) {
        if (state.ended().isPresent() || state.isDryRun() || state.isRehearsal()) {
            return Optional.empty();
        }
        var runbook = names.runbook();
        var rollbackPlanner = new RollbackPlanner(runbook);
        var rollbackPlan = rollbackPlanner.of(state, Scope.WHOLE_RUN);
        var watch = !MovedTraffic.isAny(state) ? Watch.NOT_NEEDED : runs ? Watch.RUNNER : Watch.NOBODY;
        return Optional.of(new StopPreview(
                traffic(state),
                effects(names, state),
                watch,
                rollbackMeter,
                runbook.rollback().map(procedure -> procedure.window()),
                Authority.of(runbook).peopleWith(Permission.ROLLBACK),
                helps(names, state, rollbackPlan),
                lost(rollbackPlan),
                points(runbook, rollbackPlanner.behind(state).passed())));
    }

    /** Whether anything of the run stays. */
    public boolean isAnything() {
        return !traffic.isEmpty() || !effects.isEmpty();
    }

    private static List<Share> traffic(RunState state) {
        var shares = new ArrayList<Share>();
        state.traffic()
                .all()
                .forEach((flow, keys) -> keys.forEach((segment, entry) -> {
                    if (entry.mayBeMoved()) {
                        shares.add(new Share(flow, segment, entry.weight(), entry.certain()));
                    }
                }));
        return shares;
    }

    private static List<Deed> effects(DisplayNames names, RunState state) {
        return state.effects()
                .standing()
                .filter(entry -> !entry.effect().step().isOfRollback())
                .filter(entry -> entry.effect().undo().isPresent())
                .map(entry -> deed(names, entry))
                .toList();
    }

    private static Deed deed(DisplayNames names, EffectLedger.Entry entry) {
        var effect = entry.effect();
        var kept = effect.undo()
                .filter(Undo.None.class::isInstance)
                .map(Undo.None.class::cast)
                .map(Undo.None::because);
        return new Deed(effect.step(), what(names, effect), entry.state() == EffectState.DONE, kept);
    }

    private static String what(DisplayNames names, Effect effect) {
        return effect.deed() instanceof Effect.ByHand ? "by hand" : names.effect(effect);
    }

    /** Each step once: what is undone by hand, then the rollback's own steps that people do. */
    private static List<Needed> helps(DisplayNames names, RunState state, RollbackPlan rollbackPlan) {
        var needed = new LinkedHashMap<StepId, Needed>();
        for (var undoing : rollbackPlan.undo()) {
            var id = undoing.entry().effect().step();
            if (undoing.undo() instanceof Undo.ByHand hand) {
                var role = names.step(id).flatMap(StopPreview::does);
                needed.put(id, new Needed(people(names, role), id, hand.text()));
            }
        }
        boolean isNeeded =
                !rollbackPlan.undo().isEmpty() || !rollbackPlan.moves().isEmpty();
        names.runbook().rollback().stream()
                .filter(procedure -> isNeeded)
                .flatMap(procedure -> procedure.steps().stream())
                .map(own -> own.step())
                .forEach(step -> asked(step)
                        .ifPresent(role -> needed.put(
                                step.id(),
                                new Needed(
                                        people(names, Optional.of(role)), step.id(), names.title(step.id(), state)))));
        return List.copyOf(needed.values());
    }

    private static List<String> people(DisplayNames names, Optional<RoleId> role) {
        var roles =
                role.map(List::of).orElseGet(() -> Authority.of(names.runbook()).rolesWith(Permission.ROLLBACK));
        var people = names.people(roles);
        return people.isEmpty() ? roles.stream().map(RoleId::value).toList() : people;
    }

    /** The role that has done a step, and so undoes it by hand. */
    private static Optional<RoleId> does(Step step) {
        return asked(step).or(step::owner);
    }

    private static Optional<RoleId> asked(Step step) {
        if (step.work() instanceof Work.Task task) {
            return Optional.of(task.by());
        }
        return step.work() instanceof Work.Decision decision ? Optional.of(decision.by()) : Optional.empty();
    }

    private static List<String> lost(RollbackPlan rollbackPlan) {
        return rollbackPlan.barred().stream().map(Object::toString).distinct().toList();
    }

    private static List<Point> points(Runbook runbook, List<Step> passed) {
        var points = new ArrayList<Point>();
        runbook.steps()
                .forEach(step -> step.safety()
                        .pointOfNoReturn()
                        .map(PointOfNoReturn::loses)
                        .ifPresent(loses -> points.add(new Point(step.id(), passed.contains(step), loses))));
        return points;
    }

    /** The effects by their step, in the order in which they stand here. */
    public Map<StepId, List<Deed>> effectsByStep() {
        var bySteps = new LinkedHashMap<StepId, List<Deed>>();
        effects.forEach(deed ->
                bySteps.computeIfAbsent(deed.step(), step -> new ArrayList<>()).add(deed));
        return bySteps;
    }
}
