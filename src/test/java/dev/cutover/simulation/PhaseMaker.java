package dev.cutover.simulation;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Dimension;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Phase;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives a runbook an old and a new platform, and a rollback procedure that uses all that the language has: a time to
 * open with each way to go on without, a return in steps, a proof that orders are taken, one writer, lanes.
 */
final class PhaseMaker {
    static final SystemId NEW = new SystemId("new");
    static final CriterionId ACCEPTS = new CriterionId("takes-orders");
    static final Dimension LANE = new Dimension("lane", List.of("express", "standard"));

    private static final List<Weight> IN_THREE = List.of(new Weight(1_000), new Weight(5_000), Weight.ALL);
    private static final List<Weight> IN_TWO = List.of(new Weight(2_500), Weight.ALL);

    private final Dice dice;
    private final boolean lanes;

    PhaseMaker(Dice dice) {
        this.dice = dice;
        this.lanes = dice.chance(40);
    }

    Runbook with(Runbook book) {
        var dimensions = new LinkedHashMap<>(book.dimensions());
        if (lanes) {
            dimensions.put(LANE.name(), LANE);
        }
        var traffic = new Traffic("orders", Books.SYSTEM, BackMaker.OLD, NEW, List.copyOf(dimensions.keySet()));
        var criteria = new LinkedHashMap<>(book.criteria());
        criteria.put(ACCEPTS, accepting(Objects.requireNonNull(criteria.get(Books.HEALTH))));
        return new Runbook(
                        book.header(),
                        dimensions,
                        book.roles(),
                        inventory(book),
                        Map.of("orders", traffic),
                        criteria,
                        phases(book),
                        book.rollback())
                .withRollback(procedure(book.rollback().orElseThrow()));
    }

    private Runbook.Inventory inventory(Runbook book) {
        var systems = new LinkedHashMap<>(book.inventory().systems());
        for (var id : List.of(BackMaker.OLD, NEW)) {
            systems.put(
                    id, new BusinessSystem(id, id.value(), "", "", BusinessSystem.Flow.BIDIRECTIONAL, "", Set.of()));
        }
        var records = dice.chance(50)
                ? List.of(new RecordOwnership("orders", BackMaker.OLD, NEW, "old", true))
                : List.<RecordOwnership>of();
        return new Runbook.Inventory(systems, records);
    }

    private static Criterion accepting(Criterion like) {
        return new Criterion(
                ACCEPTS,
                "Takes orders",
                like.owner(),
                like.measure(),
                like.pass(),
                like.unit(),
                like.window(),
                like.every(),
                like.minSamples());
    }

    private RollbackProcedure procedure(RollbackProcedure plain) {
        var opening =
                dice.chance(20) ? Opening.DEFAULT : new Opening(dice.seconds(0, 400), dice.of(Otherwise.values()));
        var ramp = dice.chance(50)
                ? ReturnRamp.AT_ONCE
                : new ReturnRamp(dice.of(IN_TWO, IN_THREE), dice.chance(30) ? Duration.ZERO : dice.seconds(1, 90));
        return new RollbackProcedure(
                plain.window(),
                dice.chance(50) ? Optional.of(ACCEPTS) : Optional.empty(),
                opening,
                ramp,
                plain.triggers(),
                plain.steps());
    }

    /** Half of the runbooks begin with a cutover in short, so that there is something to open again. */
    private List<Phase> phases(Runbook book) {
        var made = new ArrayList<>(book.steps().map(this::step).toList());
        if (dice.chance(50)) {
            made.removeIf(step -> step.work() instanceof Work.Decision);
            made.subList(Math.min(made.size(), dice.between(0, 4)), made.size()).clear();
            var kept = made.stream().map(Step::id).collect(Collectors.toSet());
            made.replaceAll(step ->
                    step.withNeeds(step.needs().stream().filter(kept::contains).collect(Collectors.toSet())));
            made.addAll(0, cutover());
        }
        return List.of(new Phase("all", Optional.empty(), made));
    }

    /** Closes the old platform, makes the new one write, and shifts; each for all traffic, or for a region. */
    private List<Step> cutover() {
        var close = Books.action("close", "freeze", undo(Books.UNFREEZE));
        var promote = Books.action("promote", "freeze", undo(Books.UNFREEZE));
        var steps = new ArrayList<Step>();
        steps.add(region(close).withWork(at(BackMaker.OLD, close)));
        steps.add(region(promote)
                .withNeeds(dice.chance(50) ? Set.of(close.id()) : Set.of())
                .withWork(at(NEW, promote)));
        steps.add(shift("shift").withSegment(dice.chance(70) ? Optional.empty() : Optional.of(Books.EAST)));
        if (dice.chance(40)) {
            steps.add(shift("rest").withSegment(Optional.of(Books.WEST)));
        }
        return steps;
    }

    private Step shift(String id) {
        var ramp = dice.chance(50) ? List.of(Weight.ALL) : List.of(new Weight(5_000), Weight.ALL);
        var work = new Work.Shift("orders", ramp, dice.seconds(0, 60), List.of(), OnBreach.HOLD);
        return Books.step(id, Optional.empty(), work).withNeeds(Set.of(new StepId("promote"), new StepId("close")));
    }

    private Step region(Step step) {
        return dice.chance(60) ? step : step.withSegment(Optional.of(dice.of(Books.EAST, Books.WEST)));
    }

    private static Work at(SystemId system, Step step) {
        var action = (Work.Action) step.work();
        return new Work.Action(system, action.call(), action.with(), action.undo(), action.verify());
    }

    private Step step(Step step) {
        var where = where(step);
        if (step.work() instanceof Work.Action action) {
            var system = dice.of(BackMaker.OLD, BackMaker.OLD, NEW, NEW, Books.SYSTEM);
            var undo = undo(action.undo());
            return step.withSegment(where)
                    .withWork(new Work.Action(system, action.call(), action.with(), undo, action.verify()));
        }
        if (step.work() instanceof Work.Task task) {
            return step.withSegment(where)
                    .withWork(new Work.Task(
                            task.by(),
                            task.checklist(),
                            task.undo().map(hand -> new Undo.ByHand(hand.text(), time()))));
        }
        return step.withSegment(where);
    }

    /** All of the traffic, or a region, or a lane of it. */
    private Optional<Segment> where(Step step) {
        if (step.work() instanceof Work.Shift && dice.chance(25)) {
            return Optional.empty();
        }
        boolean splits = lanes && dice.chance(40);
        return step.segment()
                .map(segment -> splits && !segment.equals(Segment.EVERYTHING)
                        ? inLane(segment, dice.one(LANE.values()))
                        : segment);
    }

    static Segment inLane(Segment segment, String lane) {
        var values = new TreeMap<>(segment.values());
        values.put(LANE.name(), lane);
        return new Segment(values);
    }

    private Undo undo(Undo undo) {
        if (undo instanceof Undo.None) {
            return undo;
        }
        return undo instanceof Undo.Call call && dice.chance(75)
                ? new Undo.Call(call.call(), call.with(), time(), call.verify())
                : new Undo.ByHand("put it back", time());
    }

    private Optional<Undo.Time> time() {
        return dice.chance(75) ? Optional.empty() : Optional.of(dice.of(Undo.Time.values()));
    }
}
