package dev.cutover.rehearsal;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.model.Weight;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the moments that a scenario names, and acts once at each. It sees only durable events. Confined to the
 * engine's thread.
 */
final class CueSchedule implements RunListener {
    private final RunState state = new RunState();
    private final List<Moment> awaited = new ArrayList<>();
    private @Nullable CommandPort commandPort;
    private int scheduled;

    /** A moment and the action that it triggers. */
    private static final class Moment {
        private final ScenarioMoment scenarioMoment;
        private final String purpose;
        private final Consumer<CommandPort> then;
        private final Set<Recheck> rechecks = new HashSet<>();

        private Moment(ScenarioMoment scenarioMoment, String purpose, Consumer<CommandPort> then) {
            this.scenarioMoment = scenarioMoment;
            this.purpose = purpose;
            this.then = then;
        }
    }

    /** A later check whether the criterion stayed red since. */
    private record Recheck(Segment segment, Instant redSince) {}

    /**
     * Registers an action for a moment.
     *
     * @param purpose what the action is for, as the end of a sentence
     */
    void await(ScenarioMoment scenarioMoment, String purpose, Consumer<CommandPort> then) {
        awaited.add(new Moment(scenarioMoment, purpose, then));
    }

    /** Takes the command port, and schedules the moments that are times. */
    void attend(CommandPort at, Instant starts, Instant now) {
        commandPort = at;
        for (var moment : List.copyOf(awaited)) {
            if (moment.scenarioMoment instanceof ScenarioMoment.AtTime atTime) {
                var after = Duration.between(now, atTime.time().at(starts));
                schedule(at, after, () -> trigger(moment));
            }
        }
    }

    /** Whether a moment is certain to come: the scripted people stay until then. */
    boolean isExpecting() {
        return scheduled > 0;
    }

    /** The actions whose moments never came, each with its moment. */
    List<String> missed() {
        return awaited.stream()
                .map(moment -> moment.purpose + " " + words(moment.scenarioMoment))
                .toList();
    }

    /** A fault at the start of a step must be in place before the step calls a system. */
    @Override
    public boolean isHeardFirst() {
        return true;
    }

    @Override
    public void happened(List<Event> events) {
        for (var event : events) {
            state.apply(event);
            for (var moment : List.copyOf(awaited)) {
                check(moment, event);
            }
        }
    }

    private void check(Moment moment, Event event) {
        if (moment.scenarioMoment instanceof ScenarioMoment.AtStep atStep) {
            boolean comes = atStep.weight()
                    .map(weight -> reaches(event, atStep.step(), weight))
                    .orElseGet(() -> starts(event, atStep.step()));
            if (comes) {
                trigger(moment);
            }
        } else if (moment.scenarioMoment instanceof ScenarioMoment.AtBreach atBreach) {
            watch(moment, atBreach, event);
        }
    }

    private static boolean starts(Event event, StepId step) {
        return event.fact() instanceof StepFact.Started started && isNamed(started.step(), step);
    }

    private boolean reaches(Event event, StepId step, Weight weight) {
        if (!(event.fact() instanceof EffectFact.Settled settled) || settled.state() != EffectState.DONE) {
            return false;
        }
        var effect = state.effects().of(settled.key()).orElseThrow().effect();
        return isNamed(effect.step(), step)
                && effect.direction() == Effect.Direction.FORWARD
                && effect.deed() instanceof Effect.Weights weights
                && weights.moves().stream().anyMatch(move -> move.to() == weight.basisPoints());
    }

    private static boolean isNamed(StepId actual, StepId written) {
        return actual.equals(written) || actual.asWritten().equals(written);
    }

    private void watch(Moment moment, ScenarioMoment.AtBreach breach, Event event) {
        if (!(event.fact() instanceof CriterionFact.Measured measured)) {
            return;
        }
        for (var sampleStretch : measured.stretches(event.at())) {
            var sample = sampleStretch.last();
            if (sample.criterion().equals(breach.criterion()) && sample.verdict() == Verdict.RED) {
                red(moment, breach, sample.segment(), event.at());
            }
        }
    }

    private void red(Moment moment, ScenarioMoment.AtBreach breach, Segment segment, Instant now) {
        var since = redSince(breach, segment);
        var at = commandPort;
        if (since == null || at == null || !awaited.contains(moment)) {
            return;
        }
        var left = Duration.between(now, since.plus(breach.lasting()));
        if (left.isZero() || left.isNegative()) {
            trigger(moment);
        } else if (moment.rechecks.add(new Recheck(segment, since))) {
            schedule(at, left, () -> {
                if (since.equals(redSince(breach, segment))) {
                    trigger(moment);
                }
            });
        }
    }

    private @Nullable Instant redSince(ScenarioMoment.AtBreach breach, Segment segment) {
        return state.criteria()
                .of(breach.criterion(), segment)
                .map(CriteriaBoard.Reading::redSince)
                .orElse(null);
    }

    private void schedule(CommandPort at, Duration after, Runnable cue) {
        scheduled++;
        at.at(after, () -> {
            scheduled--;
            cue.run();
        });
    }

    /** The action puts commands into the engine's inbox; until the engine handles them, a moment is still pending. */
    private void trigger(Moment moment) {
        var at = commandPort;
        if (at != null && awaited.remove(moment)) {
            moment.then.accept(at);
            schedule(at, Duration.ZERO, () -> {});
        }
    }

    private static String words(ScenarioMoment scenarioMoment) {
        if (scenarioMoment instanceof ScenarioMoment.AtTime atTime) {
            return "at " + atTime.time();
        }
        if (scenarioMoment instanceof ScenarioMoment.AtBreach breach) {
            return "once " + breach.criterion() + " has been red for " + DurationNotation.text(breach.lasting());
        }
        var atStep = (ScenarioMoment.AtStep) scenarioMoment;
        return atStep.weight()
                .map(weight -> "when " + atStep.step() + " reached " + weight)
                .orElse("when " + atStep.step() + " started");
    }
}
