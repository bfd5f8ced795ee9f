package dev.cutover.plan;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * When each step of a runbook begins and ends if everything takes as long as expected: no earlier than its phase is
 * planned, and as soon as its needs are done, however many steps run side by side. All times are relative to the
 * planned start {@code T}, and negative before it. Linear in steps and needs but for a sort. Immutable.
 */
public final class Timeline {
    private final StepOrder order;
    private final List<Slot> byNumber;
    private final List<Slot> slots;
    private final List<Stretch> stretches;
    private final List<StepId> path;

    /**
     * One step in time.
     *
     * @param number its place in the file, from 0
     * @param slack how much later it may end before the plan ends later
     */
    public record Slot(Step step, int number, int phase, Duration begins, Duration ends, Duration slack) {
        /** Whether the plan ends later as soon as this step does. */
        public boolean isCritical() {
            return slack.isZero();
        }

        public Duration takes() {
            return ends.minus(begins);
        }
    }

    /** One phase in time, from the first step that begins to the last that ends. */
    public record Stretch(Phase phase, Duration begins, Duration ends) {
        /** How much later than planned it begins, because what it needs takes that long; zero if it does not. */
        public Duration late() {
            var planned = phase.starts().map(PlannedTime::offset).orElse(begins);
            return begins.minus(planned);
        }
    }

    private Timeline(Runbook runbook, StepOrder order, Function<Step, Duration> takes) {
        this.order = order;
        var floors = floors(runbook);
        int size = order.size();
        Duration[] begins = new Duration[size];
        Duration[] ends = new Duration[size];
        for (int number : order.sorted()) {
            Duration begin = floors.get(order.phase(number));
            for (int need : order.needs(number)) {
                begin = later(begin, ends[need]);
            }
            begins[number] = begin;
            ends[number] = end(order.step(number), begin, takes);
        }
        Duration end = IntStream.range(0, size)
                .mapToObj(number -> ends[number])
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration[] latest = latest(begins, ends, end);
        var all = new ArrayList<Slot>(size);
        for (int number = 0; number < size; number++) {
            var slack = latest[number].minus(ends[number]);
            all.add(new Slot(order.step(number), number, order.phase(number), begins[number], ends[number], slack));
        }
        this.byNumber = Collections.unmodifiableList(all);
        this.slots = inTime();
        this.stretches = stretches(runbook, floors);
        this.path = longest();
    }

    /** What the runbook itself says. */
    public static Timeline planned(Runbook runbook) {
        return of(runbook, StepDuration::written);
    }

    /** With an expected duration for each step. A wait until a planned time takes what is left until then. */
    public static Timeline of(Runbook runbook, Function<Step, Duration> takes) {
        return new Timeline(runbook, StepOrder.of(runbook), takes);
    }

    private static Duration end(Step step, Duration begin, Function<Step, Duration> takes) {
        var until = until(step);
        return until.isPresent() ? later(begin, until.orElseThrow()) : begin.plus(takes.apply(step));
    }

    private static Optional<Duration> until(Step step) {
        return step.work() instanceof Work.Wait wait ? wait.until().map(PlannedTime::offset) : Optional.empty();
    }

    /** A phase that is not planned begins with the one above it; the first of them at T, or with the first planned. */
    private static List<Duration> floors(Runbook runbook) {
        Duration floor = runbook.phases().stream()
                .flatMap(phase -> phase.starts().stream())
                .map(PlannedTime::offset)
                .min(Comparator.naturalOrder())
                .filter(Duration::isNegative)
                .orElse(Duration.ZERO);
        var floors = new ArrayList<Duration>();
        for (var phase : runbook.phases()) {
            floor = phase.starts().map(PlannedTime::offset).orElse(floor);
            floors.add(floor);
        }
        return floors;
    }

    /** For each step the latest end that keeps the end of all; from the last step to the first. */
    private Duration[] latest(Duration[] begins, Duration[] ends, Duration end) {
        Duration[] latest = new Duration[order.size()];
        int[] sorted = order.sorted();
        for (int at = sorted.length - 1; at >= 0; at--) {
            int number = sorted[at];
            Duration mine = end;
            for (int follower : order.followers(number)) {
                boolean idles = until(order.step(follower)).isPresent();
                var begin = idles ? latest[follower] : latest[follower].minus(ends[follower].minus(begins[follower]));
                mine = begin.compareTo(mine) < 0 ? begin : mine;
            }
            latest[number] = mine;
        }
        return latest;
    }

    /** Of steps that take no time and begin together, each stands after those that it needs. */
    private List<Slot> inTime() {
        return IntStream.of(order.sorted())
                .mapToObj(byNumber::get)
                .sorted(Comparator.comparing(Slot::begins).thenComparing(Slot::ends))
                .toList();
    }

    private List<Stretch> stretches(Runbook runbook, List<Duration> floors) {
        var made = new ArrayList<Stretch>();
        int number = 0;
        for (int phase = 0; phase < floors.size(); phase++) {
            var read = runbook.phases().get(phase);
            var mine = byNumber.subList(number, number + read.steps().size());
            number += read.steps().size();
            Duration floor = floors.get(phase);
            made.add(new Stretch(
                    read,
                    mine.stream()
                            .map(Slot::begins)
                            .min(Comparator.naturalOrder())
                            .orElse(floor),
                    mine.stream().map(Slot::ends).max(Comparator.naturalOrder()).orElse(floor)));
        }
        return List.copyOf(made);
    }

    /** From the step that ends last back to one that waits for nothing but its planned time. */
    private List<StepId> longest() {
        var last = IntStream.of(order.sorted())
                .filter(number -> order.followers(number).length == 0)
                .mapToObj(byNumber::get)
                .max(Comparator.comparing(Slot::ends).thenComparing(Slot::takes));
        return chain(last, (need, slot) -> need.isCritical() && need.ends().equals(slot.begins()));
    }

    /** Back from a step through what it needs, by what ends last. */
    private List<StepId> chain(Optional<Slot> last, BiPredicate<Slot, Slot> follows) {
        var found = new ArrayList<StepId>();
        var at = last;
        while (at.isPresent()) {
            var slot = at.orElseThrow();
            found.add(slot.step().id());
            at = IntStream.of(order.needs(slot.number()))
                    .mapToObj(byNumber::get)
                    .filter(need -> follows.test(need, slot))
                    .max(Comparator.comparing(Slot::ends).thenComparing(Slot::takes));
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    /** All steps, in the order in which they begin; those that begin together in the order in which they end. */
    public List<Slot> slots() {
        return slots;
    }

    /** A step of the phases; throws for any other. */
    public Slot of(StepId step) {
        return byNumber.get(order.number(step));
    }

    /** The phases, in the order of the file. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** The chain of steps that determines the end, first to last; where several do, the one with the longer steps. */
    public List<StepId> criticalPath() {
        return path;
    }

    /**
     * The chain of steps that the critical path waits for in turn, first to last: empty where that begins with what
     * waits for nothing. It has some time to spare, or it would be critical itself.
     */
    public List<StepId> leadingUp() {
        if (path.isEmpty()) {
            return List.of();
        }
        var leading = chain(Optional.of(of(path.get(0))), (need, slot) -> true);
        return leading.subList(0, leading.size() - 1);
    }

    public Duration begins() {
        return slots.isEmpty() ? Duration.ZERO : slots.get(0).begins();
    }

    public Duration ends() {
        return stretches.stream()
                .map(Stretch::ends)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How many steps are under way at once where there are most. */
    public int mostAtOnce() {
        var turns = new ArrayList<Turn>();
        slots.stream().filter(slot -> !slot.takes().isZero()).forEach(slot -> {
            turns.add(new Turn(slot.begins(), 1));
            turns.add(new Turn(slot.ends(), -1));
        });
        turns.sort(Comparator.comparing(Turn::at).thenComparing(Turn::change));
        int most = 0;
        int now = 0;
        for (var turn : turns) {
            now += turn.change();
            most = Math.max(most, now);
        }
        return most;
    }

    private record Turn(Duration at, int change) {}

    StepOrder order() {
        return order;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
