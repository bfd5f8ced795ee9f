package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.discipline.Shifts.Move;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.plan.PointOfNoReturnScope;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.rollback.LastingClosings;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.UndoTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the old platform is open when a rollback returns its traffic: who opens it, whether that can be undone at
 * all, how long it takes, and what proves it. Immutable.
 */
final class OpeningFindings {
    private static final String AT = "rollback";
    private static final String UNDO = "undo";

    private final Runbook runbook;
    private final Shifts shifts;
    private final RollbackPlanner planner;
    private final Set<StepId> opening;

    private OpeningFindings(Runbook runbook, Shifts shifts) {
        this.runbook = runbook;
        this.shifts = shifts;
        this.planner = new RollbackPlanner(runbook);
        this.opening = UndoTimes.opening(runbook);
    }

    /** A runbook that moves no traffic has nothing to open. */
    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts) {
        return shifts.moves().isEmpty() || runbook.rollback().isEmpty()
                ? Stream.empty()
                : new OpeningFindings(runbook, shifts).all(runbook.rollback().orElseThrow()).stream();
    }

    private List<DisciplineFinding> all(RollbackProcedure rollback) {
        var found = new ArrayList<DisciplineFinding>();
        if (rollback.accepts().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_ACCEPTS,
                    AT,
                    Spot.of(AT),
                    "after a rollback nothing measures whether the old platform takes orders",
                    "add accepts: and a criterion that says so"));
        }
        if (rollback.opening().otherwise() == RollbackProcedure.Otherwise.TRAFFIC_FIRST) {
            found.add(new DisciplineFinding(
                    DisciplineRule.TRAFFIC_FIRST,
                    AT,
                    Spot.of(AT, "open", "else"),
                    "traffic may return to an old platform that is closed",
                    "write else: ask, so that people decide on the night, or else: park"));
        }
        slow(rollback).ifPresent(found::add);
        runbook.steps().forEach(step -> {
            if (isOpened(step)) {
                byHand(step).ifPresent(found::add);
                closedForGood(step).ifPresent(found::add);
                forAll(step).ifPresent(found::add);
            } else {
                notOpenedAgain(step).ifPresent(found::add);
            }
        });
        return found;
    }

    /** Whether its undo opens the old platform. */
    private boolean isOpened(Step step) {
        return opening.contains(step.id())
                && StepAccess.undo(step)
                        .filter(undo -> !(undo instanceof Undo.None))
                        .isPresent();
    }

    private Optional<DisciplineFinding> slow(RollbackProcedure rollback) {
        var takes = runbook.steps()
                .filter(this::isOpened)
                .flatMap(step -> step.policy().expected().stream())
                .reduce(Duration.ZERO, Duration::plus);
        var within = rollback.opening().within();
        boolean isOver = takes.compareTo(rollback.window()) > 0;
        return takes.compareTo(within) <= 0 && !isOver
                ? Optional.empty()
                : Optional.of(new DisciplineFinding(
                        DisciplineRule.SLOW_OPENING,
                        AT,
                        Spot.of(AT, "open"),
                        "opening the old platform is expected to take " + words(takes) + ", and "
                                + (isOver ? "the window is " + words(rollback.window()) : "may take " + words(within)),
                        "close it in fewer or quicker steps, or allow more with open: { within: … }"));
    }

    private static Optional<DisciplineFinding> byHand(Step step) {
        return StepAccess.undo(step)
                .filter(Undo.ByHand.class::isInstance)
                .map(undo -> new DisciplineFinding(
                        DisciplineRule.OPENED_BY_HAND,
                        step.id().value(),
                        Spot.in(step.id(), UNDO),
                        "a person undoes '" + step.id() + "' before traffic can return",
                        "undo it by a call, or let it wait with after: traffic if orders can be taken without it"));
    }

    /** The step cannot be undone once the point was passed, and a shift that the point does not close still can. */
    private Optional<DisciplineFinding> closedForGood(Step step) {
        return runbook.steps()
                .filter(point -> point.safety().pointOfNoReturn().isPresent())
                .filter(point -> closes(point, step))
                .flatMap(point -> shifts.moves().stream()
                        .filter(move -> isOf(step, move) && !closes(point, move.step()))
                        .map(move -> closedForGood(step, point, move)))
                .findFirst();
    }

    private boolean closes(Step point, Step below) {
        return planner.reliesOn(point.id()).contains(below.id()) && PointOfNoReturnScope.concerns(point, below.where());
    }

    private static DisciplineFinding closedForGood(Step step, Step point, Move move) {
        return new DisciplineFinding(
                DisciplineRule.CLOSED_FOR_GOOD,
                step.id().value(),
                Spot.in(step.id(), UNDO),
                "'" + step.id() + "' is not undone behind the point of no return '" + point.id()
                        + "', and the traffic of '" + move.id() + "' can still return",
                "move the point of no return behind '" + move.id() + "'");
    }

    /** Whether the step closes the old platform for any of the traffic that is moved. */
    private static boolean isOf(Step step, Move move) {
        return step.where().contains(move.segment()) || move.segment().contains(step.where());
    }

    private Optional<DisciplineFinding> forAll(Step step) {
        return shifts.moves().stream()
                .filter(move ->
                        step.where().contains(move.segment()) && !step.where().equals(move.segment()))
                .findFirst()
                .map(move -> new DisciplineFinding(
                        DisciplineRule.OPENS_FOR_ALL,
                        step.id().value(),
                        Spot.in(step.id(), UNDO),
                        "the rollback of " + runbook.nameOf(move.segment()) + " alone undoes '" + step.id() + "' for "
                                + runbook.nameOf(step.where()),
                        "split it into a step for each segment that is shifted"));
    }

    private Optional<DisciplineFinding> notOpenedAgain(Step step) {
        boolean isLasting =
                step.work() instanceof Work.Action action && isOld(action.system()) && LastingClosings.isOne(step);
        return !isLasting
                ? Optional.empty()
                : Optional.of(new DisciplineFinding(
                        DisciplineRule.NOT_OPENED_AGAIN,
                        step.id().value(),
                        Spot.in(step.id(), UNDO),
                        "'" + step.id() + "' changes " + ((Work.Action) step.work()).system()
                                + ", which a rollback returns traffic to, and has no undo",
                        "add the undo that opens it again, or say in a waiver that it takes orders all the same"));
    }

    private boolean isOld(SystemId system) {
        return shifts.moves().stream()
                .map(move -> Objects.requireNonNull(runbook.traffic().get(move.traffic()), move.traffic()))
                .anyMatch(traffic -> traffic.from().equals(system)
                        && !traffic.to().equals(system)
                        && !traffic.router().equals(system));
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
