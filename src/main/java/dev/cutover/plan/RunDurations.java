package dev.cutover.plan;

import dev.cutover.model.StepId;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long things took in one past run, by its own clock. A step passed by a person does not count, nor one during
 * which the run had no runner or changed it.
 *
 * @param live whether its effects reached real systems
 * @param steps from the first attempt to the end as it was meant, retries and what people took included; rollback steps
 *     have the runbook's ids, and the longest time of each counts
 * @param undos how long the undo of each step took; by a person, from the question on
 * @param restores for each rollback that moved traffic, how long that took to be restored and read back
 */
public record RunDurations(
        boolean live, Map<StepId, Duration> steps, Map<StepId, Duration> undos, List<Duration> restores) {
    public RunDurations {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        undos = Collections.unmodifiableMap(new LinkedHashMap<>(undos));
        restores = List.copyOf(restores);
    }

    /** Reads the events of a record, in their order. */
    public static RunDurations of(List<Event> events) {
        var reading = new Reading();
        events.forEach(reading::read);
        return reading.soFar();
    }

    /** Reads the events of a record one by one. Not thread-safe. */
    public static final class Reading {
        private final Map<StepId, Duration> steps = new LinkedHashMap<>();
        private final Map<StepId, Duration> undos = new LinkedHashMap<>();
        private final List<Duration> restores = new ArrayList<>();
        private final Map<StepId, Instant> begun = new HashMap<>();
        private final Map<StepId, AttemptNote.ActualTimes> actual = new HashMap<>();
        private final Set<StepId> anew = new HashSet<>();
        private final Map<String, Instant> undoing = new HashMap<>();
        private final Map<String, StepId> undone = new HashMap<>();
        private final Map<StepId, Instant> askedToUndo = new HashMap<>();
        private final Map<Integer, Instant> decided = new HashMap<>();
        private final Set<StepId> movers = new HashSet<>();
        private boolean live;

        /** What the events read so far say. */
        public RunDurations soFar() {
            return new RunDurations(live, steps, undos, restores);
        }

        /** Takes one more event in. */
        public void read(Event event) {
            var fact = event.fact();
            if (fact instanceof StepFact step) {
                step(step, event.at());
            } else if (fact instanceof EffectFact effect) {
                effect(effect, event.at());
            } else if (fact instanceof PeopleFact.Asked asked) {
                if (asked.question().kind() == Question.Kind.TAKE_BACK) {
                    askedToUndo.put(asked.question().step(), event.at());
                }
            } else if (fact instanceof RollbackFact.Requested requested) {
                decided.put(requested.rollback(), event.at());
            } else if (fact instanceof RollbackFact.Restored restored) {
                var from = decided.remove(restored.rollback());
                // One that moved nothing tells nothing of how long weights take.
                if (from != null && movers.contains(new StepId(RollbackLedger.name(restored.rollback())))) {
                    restores.add(Duration.between(from, event.at()));
                }
            } else if (fact instanceof RunFact.Created created) {
                live = created.mode() == RunFact.Mode.LIVE;
            } else if (fact instanceof RunFact.RunnerLeft || fact instanceof RunFact.LeaseTaken) {
                begun.clear();
                undoing.clear();
                askedToUndo.clear();
                decided.clear();
            }
        }

        private void step(StepFact fact, Instant at) {
            if (fact instanceof StepFact.Started started) {
                if (started.attempt() == 1 || anew.remove(fact.step())) {
                    begun.put(fact.step(), at);
                }
            } else if (fact instanceof StepFact.StepNote stepNote
                    && stepNote.note() instanceof AttemptNote.ActualTimes times) {
                actual.put(fact.step(), times);
            } else if (fact instanceof StepFact.Succeeded succeeded) {
                var said = Optional.ofNullable(actual.remove(fact.step()));
                var from = Optional.ofNullable(begun.remove(fact.step()));
                var began = said.flatMap(AttemptNote.ActualTimes::began).or(() -> from);
                if (began.isPresent() && succeeded.how() != StepFact.How.OVERRIDDEN) {
                    var ended = said.flatMap(AttemptNote.ActualTimes::ended).orElse(at);
                    steps.merge(fact.step().asWritten(), Duration.between(began.orElseThrow(), ended), Reading::longer);
                }
            } else if (!(fact instanceof StepFact.Failed
                    || fact instanceof StepFact.TimerSet
                    || fact instanceof StepFact.StepNote)) {
                begun.remove(fact.step());
                anew.add(fact.step());
            }
        }

        private static boolean isMove(Effect effect) {
            return effect.deed() instanceof Effect.Weights;
        }

        private void effect(EffectFact fact, Instant at) {
            if (fact instanceof EffectFact.Intended moving && isMove(moving.effect())) {
                movers.add(moving.effect().step());
            }
            if (fact instanceof EffectFact.Intended intended
                    && intended.effect().direction() == Effect.Direction.BACK
                    && !intended.effect().undoes().isEmpty()) {
                boolean byHand = intended.effect().deed() instanceof Effect.ByHand;
                var asked = byHand ? askedToUndo.get(intended.effect().step()) : null;
                undoing.put(intended.effect().key(), asked != null ? asked : at);
                undone.put(intended.effect().key(), intended.effect().step());
            } else if (fact instanceof EffectFact.Settled settled && settled.state() == EffectState.DONE) {
                var from = undoing.remove(settled.key());
                var step = undone.get(settled.key());
                if (from != null && step != null) {
                    undos.merge(step, Duration.between(from, at), Reading::longer);
                }
            }
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }
}
