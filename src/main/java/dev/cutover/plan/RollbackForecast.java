package dev.cutover.plan;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rollback at each point of a plan: what a rollback of the whole run would undo there, and how long that would
 * take. Computed in one sweep over the timeline. Immutable.
 */
public final class RollbackForecast {
    private final Timeline timeline;
    private final TreeMap<Duration, Standing> atTimes = new TreeMap<>();
    private final Standing[] afterBeginning;
    private final List<Duration> points;

    /**
     * Sweeps over a timeline.
     *
     * @param opens whether the undo of a step opens the old platform, and so comes before traffic
     * @param undo how long the undo of a step is known to take; where unknown, the expected duration of the step counts
     * @param own how long a step of the rollback is expected to take; empty if unknown
     */
    public static RollbackForecast of(
            Runbook runbook,
            Timeline timeline,
            Predicate<Step> opens,
            Function<Step, Optional<Duration>> undo,
            Function<Step, Optional<Duration>> own) {
        return new RollbackForecast(runbook, new Sweep(timeline, opens, undo), own);
    }

    private RollbackForecast(Runbook runbook, Sweep sweep, Function<Step, Optional<Duration>> own) {
        this.timeline = sweep.timeline;
        this.points = timeline.slots().stream()
                .filter(slot -> slot.step().safety().pointOfNoReturn().isPresent())
                .map(Timeline.Slot::begins)
                .toList();
        runbook.rollback().map(RollbackProcedure::steps).orElse(List.of()).stream()
                .map(RollbackStep::step)
                .forEach(step -> sweep.own(own.apply(step)));
        this.afterBeginning = new Standing[timeline.slots().size()];
        for (var slot : timeline.slots()) {
            sweep.begin(slot);
            var standing = sweep.standing();
            afterBeginning[slot.number()] = standing;
            atTimes.put(slot.begins(), standing);
        }
    }

    /** The state between two moments, and how many points of no return have been passed. */
    private record Standing(RollbackPoint rollbackPoint, int passed) {}

    /** As a rollback would find the run just after this time: what begins by then counts as done. */
    public RollbackPoint at(Duration time) {
        var entry = atTimes.floorEntry(time);
        return leaving(entry == null ? Sweep.NOTHING : entry.getValue(), time);
    }

    /** As a rollback would find the run when this step has just ended, before anything that waits for it begins. */
    public RollbackPoint after(StepId step) {
        var slot = timeline.of(step);
        var entry = atTimes.lowerEntry(slot.ends());
        boolean instant = slot.takes().isZero() || entry == null;
        return leaving(instant ? afterBeginning[slot.number()] : entry.getValue(), slot.ends());
    }

    private RollbackPoint leaving(Standing standing, Duration time) {
        var rollbackPoint = standing.rollbackPoint();
        var next = standing.passed() < points.size()
                ? Optional.of(points.get(standing.passed()).minus(time))
                : Optional.<Duration>empty();
        return new RollbackPoint(
                rollbackPoint.undos(),
                rollbackPoint.byHand(),
                rollbackPoint.kept(),
                rollbackPoint.shifts(),
                rollbackPoint.barred(),
                rollbackPoint.behind(),
                rollbackPoint.opening(),
                rollbackPoint.time(),
                rollbackPoint.guessed(),
                next);
    }

    /** What has begun so far. */
    private static final class Sweep {
        private static final Standing NOTHING = new Standing(RollbackPoint.NOTHING, 0);

        private final Timeline timeline;
        private final StepOrder order;
        private final Predicate<Step> opens;
        private final Function<Step, Optional<Duration>> undo;
        private final boolean[] begun;
        private final boolean[] behindPoint;
        private final Map<Segment, BitSet> looked = new HashMap<>();
        private final Map<Part, Integer> counts = new EnumMap<>(Part.class);
        private int passed;
        private int barred;
        private int guessed;
        private int ownGuessed;
        private Optional<StepId> behind = Optional.empty();
        private Duration time = Duration.ZERO;
        private Duration ownTime = Duration.ZERO;
        private RollbackPoint.Opening opening = RollbackPoint.Opening.NONE;

        private Sweep(Timeline timeline, Predicate<Step> opens, Function<Step, Optional<Duration>> undo) {
            this.timeline = timeline;
            this.opens = opens;
            this.order = timeline.order();
            this.undo = undo;
            this.begun = new boolean[order.size()];
            this.behindPoint = new boolean[order.size()];
        }

        private void own(Optional<Duration> takes) {
            ownTime = ownTime.plus(takes.orElse(Duration.ZERO));
            ownGuessed += takes.isPresent() ? 0 : 1;
        }

        private void begin(Timeline.Slot slot) {
            begun[slot.number()] = true;
            if (slot.step().safety().pointOfNoReturn().isPresent()) {
                pass(slot);
            }
            if (behindPoint[slot.number()]) {
                barred += part(slot.step()).isPresent() ? 1 : 0;
            } else {
                count(slot.step(), 1);
            }
        }

        /**
         * A point of no return: what it relies on of its own traffic stays from here on. Each step is looked at once
         * for all points of a segment.
         */
        private void pass(Timeline.Slot point) {
            behind = Optional.of(point.step().id());
            passed++;
            var seen = looked.computeIfAbsent(point.step().where(), segment -> new BitSet(order.size()));
            var open = new ArrayDeque<Integer>();
            open.add(point.number());
            while (!open.isEmpty()) {
                for (int need : order.needs(open.remove())) {
                    if (!seen.get(need)) {
                        seen.set(need);
                        open.add(need);
                        bar(need, point.step());
                    }
                }
            }
        }

        private void bar(int number, Step point) {
            if (behindPoint[number]
                    || !PointOfNoReturnScope.concerns(point, order.step(number).where())) {
                return;
            }
            behindPoint[number] = true;
            if (begun[number]) {
                count(order.step(number), -1);
                barred += part(order.step(number)).isPresent() ? 1 : 0;
            }
        }

        private void count(Step step, int sign) {
            part(step).ifPresent(part -> {
                counts.merge(part, sign, Integer::sum);
                if (part == Part.UNDO || part == Part.BY_HAND) {
                    var takes = undo.apply(step).or(() -> step.policy().expected());
                    if (opens.test(step)) {
                        opening = opening.plus(part == Part.BY_HAND, takes, sign);
                        return;
                    }
                    time = time.plus(takes.orElse(Duration.ZERO).multipliedBy(sign));
                    guessed += takes.isPresent() ? 0 : sign;
                }
            });
        }

        private Standing standing() {
            int undos = counts.getOrDefault(Part.UNDO, 0);
            int byHand = counts.getOrDefault(Part.BY_HAND, 0);
            int shifts = counts.getOrDefault(Part.SHIFT, 0);
            boolean empty = undos + byHand + shifts == 0;
            var rollbackPoint = new RollbackPoint(
                    undos,
                    byHand,
                    counts.getOrDefault(Part.KEPT, 0),
                    shifts,
                    barred,
                    behind,
                    opening,
                    empty ? Duration.ZERO : time.plus(ownTime),
                    empty ? 0 : guessed + ownGuessed,
                    Optional.empty());
            return new Standing(rollbackPoint, passed);
        }
    }

    /** How a rollback treats a step. */
    private enum Part {
        UNDO,
        BY_HAND,
        KEPT,
        SHIFT
    }

    private static Optional<Part> part(Step step) {
        if (step.work() instanceof Work.Shift) {
            return Optional.of(Part.SHIFT);
        }
        return StepAccess.undo(step).map(RollbackForecast::part);
    }

    private static Part part(Undo undo) {
        if (undo instanceof Undo.Call) {
            return Part.UNDO;
        } else if (undo instanceof Undo.ByHand) {
            return Part.BY_HAND;
        } else if (undo instanceof Undo.None) {
            return Part.KEPT;
        }
        throw new IllegalStateException("no part of a rollback: " + undo.getClass());
    }
}
