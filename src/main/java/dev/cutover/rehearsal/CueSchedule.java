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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the moments that a scenario names; each comes once. Listens only to what is durable. Confined to the
 * engine's thread.
 */
final class CueSchedule implements RunListener {
    private final RunState state = new RunState();
    private final List<Moment> awaited = new ArrayList<>();
    private @Nullable CommandPort commandPort;
    private int appointments;

    /** A moment, and what is done when it comes. */
    private static final class Moment {
        private final ScenarioMoment scenarioMoment;
        private final String purpose;
        private final Consumer<CommandPort> then;
        private final Set<Appointment> made = new HashSet<>();

        private Moment(ScenarioMoment scenarioMoment, String purpose, Consumer<CommandPort> then) {
            this.scenarioMoment = scenarioMoment;
            this.purpose = purpose;
            this.then = then;
        }
    }

    /** To look again whether a criterion has been red all the time. */
    private record Appointment(Segment segment, Instant redSince) {}

    /**
     * Does something once the moment has come.
     *
     * @param purpose what it is for, in words that end a sentence
     */
    void await(ScenarioMoment scenarioMoment, String purpose, Consumer<CommandPort> then) {
        awaited.add(new Moment(scenarioMoment, purpose, then));
    }

    /** Takes the desk, and makes the appointments of the moments that are times. */
    void attend(CommandPort at, Instant starts, Instant now) {
        commandPort = at;
        for (var moment : List.copyOf(awaited)) {
            if (moment.scenarioMoment instanceof ScenarioMoment.AtTime atTime) {
                var after = Duration.between(now, atTime.time().at(starts));
                appoint(at, after, () -> come(moment));
            }
        }
    }

    /** Whether a moment is sure to come: nobody goes home before it. */
    boolean isExpecting() {
        return appointments > 0;
    }

    /** What was to be done at moments that never came, each with its moment. */
    List<String> missed() {
        return awaited.stream()
                .map(moment -> moment.purpose + " " + words(moment.scenarioMoment))
                .toList();
    }

    /** What is to go wrong as a step begins must be wrong before the step asks for anything. */
    @Override
    public boolean isHeardFirst() {
        return true;
    }

    @Override
    public void happened(List<Event> events) {
        for (var event : events) {
            state.apply(event);
            for (var moment : List.copyOf(awaited)) {
                look(moment, event);
            }
        }
    }

    private void look(Moment moment, Event event) {
        if (moment.scenarioMoment instanceof ScenarioMoment.AtStep atStep) {
            boolean comes = atStep.weight()
                    .map(weight -> reaches(event, atStep.step(), weight))
                    .orElseGet(() -> starts(event, atStep.step()));
            if (comes) {
                come(moment);
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
            come(moment);
        } else if (moment.made.add(new Appointment(segment, since))) {
            appoint(at, left, () -> {
                if (since.equals(redSince(breach, segment))) {
                    come(moment);
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

    private void appoint(CommandPort at, Duration after, Runnable cue) {
        appointments++;
        at.at(after, () -> {
            appointments--;
            cue.run();
        });
    }

    /** What the desk is told is in the engine's inbox then: until it is heard, something is still to come. */
    private void come(Moment moment) {
        var at = commandPort;
        if (at != null && awaited.remove(moment)) {
            moment.then.accept(at);
            appoint(at, Duration.ZERO, () -> {});
        }
    }

    private static String words(ScenarioMoment scenarioMoment) {
        if (scenarioMoment instanceof ScenarioMoment.AtTime atTime) {
            return "at " + atTime.time();
        }
        if (scenarioMoment instanceof ScenarioMoment.AtBreach breach) {
            return "once " + breach.criterion() + " has been red for " + DurationText.of(breach.lasting());
        }
        var atStep = (ScenarioMoment.AtStep) scenarioMoment;
        return atStep.weight()
                .map(weight -> "when " + atStep.step() + " reached " + weight)
                .orElse("when " + atStep.step() + " started");
    }
}
