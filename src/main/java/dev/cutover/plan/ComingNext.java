package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run does at once when it is continued or resumed, said before it goes on. Not thread-safe, as the state that
 * it reads is not.
 */
public final class ComingNext {
    private static final int MOST = 6;
    private static final Set<Question.Kind> STOPPING = EnumSet.of(Question.Kind.DRIFT, Question.Kind.AFTER_ROLLBACK);

    private final Runbook runbook;
    private final RunState state;
    private final Instant now;

    /**
     * For one run.
     *
     * @param runbook with the run's amendments
     */
    public ComingNext(Runbook runbook, RunState state, Instant now) {
        this.runbook = runbook;
        this.state = state;
        this.now = now;
    }

    /** After a hold: the runner and its samples are still there. */
    public List<String> whenContinued() {
        return sentences(false);
    }

    /** With a new runner: the time without one was not watched. */
    public List<String> whenResumed() {
        return sentences(true);
    }

    private List<String> sentences(boolean newRunner) {
        var all = new ArrayList<String>();
        state.rollbacks().open().forEach(open -> all.add("rollback " + open.number() + " goes on"));
        runbook.steps()
                .filter(step -> state.steps().of(step.id()).state() == StepState.STARTED)
                .forEach(step -> running(step, newRunner).ifPresent(all::add));
        state.questions().open().stream()
                .map(entry -> "'" + entry.question().step() + "' waits for an answer")
                .distinct()
                .forEach(all::add);
        starting().forEach(all::add);
        int more = all.size() - MOST;
        return more <= 1
                ? List.copyOf(all)
                : Stream.concat(all.stream().limit(MOST), Stream.of("and " + more + " more"))
                        .toList();
    }

    /** No step starts while a rollback runs, or a question that halts is open. */
    private Stream<String> starting() {
        boolean none = state.rollbacks().isAnyOpen() || state.questions().isHalting();
        var held = none ? Set.<StepId>of() : behindWhatIsBegunAnew();
        return none
                ? Stream.empty()
                : runbook.steps()
                        .filter(step -> isReady(step) && !held.contains(step.id()))
                        .map(step -> "'" + step.id() + "' starts");
    }

    private boolean isReady(Step step) {
        return state.steps().of(step.id()).state() == StepState.PENDING
                && step.needs().stream()
                        .allMatch(need -> state.steps().of(need).state().isSettled())
                && !waits(step);
    }

    /** A gate that is passed anew holds up whatever relies on it, also through steps that stay done. */
    private Set<StepId> behindWhatIsBegunAnew() {
        var order = StepOrder.of(runbook);
        var behind = new HashSet<StepId>();
        for (int number : order.sorted()) {
            boolean isHeld =
                    order.step(number).needs().stream().anyMatch(need -> behind.contains(need) || isBegunAnew(need));
            if (isHeld) {
                behind.add(order.step(number).id());
            }
        }
        return behind;
    }

    private boolean isBegunAnew(StepId id) {
        var entry = state.steps().of(id);
        return !entry.state().isSettled() && entry.attempt() > (entry.state() == StepState.PENDING ? 0 : 1);
    }

    private boolean waits(Step step) {
        return state.questions().open().stream()
                .anyMatch(entry -> entry.question().step().equals(step.id()));
    }

    private Optional<String> running(Step step, boolean newRunner) {
        if (waits(step)) {
            return Optional.empty();
        }
        return shift(step)
                .or(() -> observation(step, newRunner))
                .or(() -> waiting(step))
                .or(() -> newRunner ? Optional.of(goesOn(step)) : Optional.empty());
    }

    /** What the former runner began may still be at work, where it cannot be seen. */
    private String goesOn(Step step) {
        boolean begun = state.effects().ofStep(step.id()).stream()
                .anyMatch(entry -> entry.state().isOpen());
        return begun
                ? "'" + step.id()
                        + "' was begun and its outcome is unknown: its end is awaited, and it is settled first"
                : "'" + step.id() + "' goes on";
    }

    private Optional<String> shift(Step step) {
        return step.work() instanceof Work.Shift shift ? Optional.of(shift(step, shift)) : Optional.empty();
    }

    private Optional<String> observation(Step step, boolean newRunner) {
        return step.work() instanceof Work.Observe observe
                ? Optional.of("'" + step.id() + "' observes for " + text(left(step, observe, newRunner)) + " more")
                : Optional.empty();
    }

    private Optional<String> waiting(Step step) {
        return Optional.ofNullable(state.steps().of(step.id()).timer(AttemptTimer.Single.WAIT))
                .map(end -> "'" + step.id() + "' waits for "
                        + text(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO) + " more");
    }

    private String shift(Step step, Work.Shift shift) {
        String name = runbook.nameOf(step.where());
        var traffic = Objects.requireNonNull(runbook.traffic().get(shift.traffic()));
        var known = traffic.keys(step.where(), runbook.dimensions()).stream()
                .map(key -> state.traffic().of(traffic.id(), key))
                .toList();
        var inDoubt = known.stream()
                .flatMap(Optional::stream)
                .filter(entry -> !entry.certain())
                .findFirst();
        if (inDoubt.isPresent()) {
            return name + ": its change to " + inDoubt.orElseThrow().target() + " is settled first";
        }
        var level = known.stream()
                .map(entry -> entry.map(TrafficLedger.Entry::weight).orElse(Weight.NONE))
                .min(Weight::compareTo)
                .orElse(Weight.NONE);
        var next = shift.ramp().stream()
                .filter(weight -> weight.compareTo(level) > 0)
                .findFirst();
        if (level.equals(Weight.NONE)) {
            return name + " goes to " + next.map(Weight::toString).orElse("its first weight");
        }
        String soaks = name + " soaks " + text(shift.soak()) + " anew at " + level;
        return next.isPresent() && isStopped()
                ? soaks + ", and stays there until people have answered"
                : soaks + ", then " + next.map(Weight::toString).orElse("is done");
    }

    /** No ramp goes on while people are asked about a drift, or whether the run continues after a rollback. */
    private boolean isStopped() {
        return !state.weights().drifted().isEmpty() || state.questions().isOpen(STOPPING);
    }

    /** What is still to be watched of an observation. */
    private Duration left(Step step, Work.Observe observe, boolean newRunner) {
        var end = state.steps().of(step.id()).timer(AttemptTimer.Single.OBSERVE);
        if (end == null) {
            return observe.time();
        }
        var left = Duration.between(newRunner ? watchedUntil(step, observe) : now, end);
        var window = observe.criteria().stream()
                .map(id -> Objects.requireNonNull(runbook.criteria().get(id)).window())
                .max(Duration::compareTo)
                .filter(longest -> newRunner && longest.compareTo(observe.time()) < 0)
                .orElse(Duration.ZERO);
        return left.compareTo(window) < 0 ? window : left;
    }

    private Instant watchedUntil(Step step, Work.Observe observe) {
        Segment where = step.where();
        var begun = state.steps()
                .of(step.id())
                .timerBeginning(AttemptTimer.Single.OBSERVE)
                .orElseThrow()
                .at();
        return observe.criteria().stream()
                .map(id -> state.criteria()
                        .trail(id, where)
                        .map(trail -> trail.withoutData() != null ? trail.withoutData() : trail.until())
                        .filter(at -> at.isAfter(begun))
                        .orElse(begun))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** As runbooks write it: {@code 1h30m}. */
    private static String text(Duration span) {
        var whole = span.isNegative() ? Duration.ZERO : span;
        boolean isShort = whole.compareTo(Duration.ofSeconds(2)) < 0;
        var rounded = isShort ? whole.truncatedTo(ChronoUnit.MILLIS) : whole.truncatedTo(ChronoUnit.SECONDS);
        return rounded.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
