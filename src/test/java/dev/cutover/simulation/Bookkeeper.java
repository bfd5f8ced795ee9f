package dev.cutover.simulation;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.NoteForm;
import dev.cutover.run.Question;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The judge's own reading of a record, which shares no code with the engine's. */
final class Bookkeeper {
    private final Map<StepId, StepState> steps = new HashMap<>();
    private final Map<StepId, Long> started = new HashMap<>();
    private final Map<StepId, Integer> attempts = new HashMap<>();
    private final Map<String, Known> effects = new LinkedHashMap<>();
    private final Map<String, Question> questions = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<Said> said = new ArrayList<>();
    private final Set<String> lapsed = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private final Map<String, Measured> measured = new HashMap<>();
    private final Map<Integer, RollbackFact.Requested> rollbacks = new TreeMap<>();
    private RunFact.@Nullable Ended ended;
    private boolean held;
    private long seq;

    /**
     * What is known of an effect.
     *
     * @param seq the number of the event that says so
     * @param meant the number of the event that meant it last
     */
    record Known(Effect effect, EffectState state, long seq, long meant) {}

    /** A decision, on which question, and by which event. */
    record Said(Decision decision, @Nullable Question question, long seq) {}

    /** What a criterion said last. */
    record Measured(Verdict verdict, long seq) {}

    Bookkeeper() {}

    Bookkeeper(List<Event> record) {
        record.forEach(this::enter);
    }

    void enter(Event event) {
        seq = event.seq();
        var fact = event.fact();
        if (fact instanceof StepFact step) {
            enter(step);
        } else if (fact instanceof EffectFact effect) {
            enter(effect);
        } else if (fact instanceof PeopleFact people) {
            enter(people);
        } else if (fact instanceof RollbackFact.Requested requested) {
            rollbacks.put(requested.rollback(), requested);
            ended = null;
        } else if (fact instanceof RollbackFact.Finished || fact instanceof RollbackFact.TakenOver) {
            rollbacks.remove(((RollbackFact) fact).rollback());
        } else if (fact instanceof CriterionFact.Sampled sampled) {
            sampled.samples()
                    .forEach(sample -> measured.put(
                            sample.criterion() + "/" + sample.segment(), new Measured(sample.verdict(), seq)));
        } else if (fact instanceof CriterionFact.Unchanged unchanged) {
            unchanged.stretches().stream()
                    .map(SampleStretch::last)
                    .forEach(sample -> measured.put(
                            sample.criterion() + "/" + sample.segment(), new Measured(sample.verdict(), seq)));
        } else if (fact instanceof RunFact run) {
            enter(run);
        }
    }

    private void enter(RunFact fact) {
        if (fact instanceof RunFact.Held) {
            held = true;
        } else if (fact instanceof RunFact.Continued) {
            held = false;
        } else if (fact instanceof RunFact.Ended end) {
            ended = end;
        } else if (fact instanceof RunFact.LeaseTaken) {
            effects.replaceAll((key, known) -> known.state() == EffectState.INTENDED
                    ? new Known(known.effect(), EffectState.IN_DOUBT, known.seq(), known.meant())
                    : known);
        }
    }

    private void enter(StepFact fact) {
        var step = fact.step();
        if (fact instanceof StepFact.Started) {
            steps.put(step, StepState.STARTED);
            started.put(step, seq);
            attempts.put(step, fact.attempt());
        } else if (fact instanceof StepFact.Succeeded) {
            steps.put(step, StepState.SUCCEEDED);
        } else if (fact instanceof StepFact.Failed) {
            steps.put(step, StepState.FAILED);
        } else if (fact instanceof StepFact.Skipped) {
            steps.put(step, StepState.SKIPPED);
        } else if (fact instanceof StepFact.Cancelled) {
            steps.put(step, StepState.CANCELLED);
        } else if (fact instanceof StepFact.Reopened) {
            steps.put(step, StepState.PENDING);
        } else if (fact instanceof StepFact.Withdrawn withdrawn) {
            steps.put(step, withdrawn.state());
        } else if (fact instanceof StepFact.Undone) {
            steps.put(step, StepState.UNDONE);
        } else if (fact instanceof StepFact.StepNote one) {
            found.add(step + "/" + one.attempt() + "/" + NoteForm.of(one.note()).what());
        }
    }

    private void enter(EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            effects.put(intended.effect().key(), new Known(intended.effect(), EffectState.INTENDED, seq, seq));
        } else if (fact instanceof EffectFact.Settled settled) {
            turn(settled.key(), settled.state());
        } else if (fact instanceof EffectFact.Repeated repeated) {
            turn(repeated.key(), EffectState.INTENDED);
        }
    }

    private void turn(String key, EffectState state) {
        effects.computeIfPresent(
                key,
                (same, known) ->
                        new Known(known.effect(), state, seq, state == EffectState.INTENDED ? seq : known.meant()));
    }

    private void enter(PeopleFact fact) {
        if (fact instanceof PeopleFact.Asked asked) {
            questions.put(asked.question().id(), asked.question());
            open.add(asked.question().id());
        } else if (fact instanceof PeopleFact.Decided decided) {
            String id = decided.decision().question();
            said.add(new Said(decided.decision(), questions.get(id), seq));
            open.remove(id);
        } else if (fact instanceof PeopleFact.Lapsed gone) {
            lapsed.add(gone.question());
            open.remove(gone.question());
        }
    }

    /** The number of the last event entered. */
    long seq() {
        return seq;
    }

    StepState state(StepId step) {
        return steps.getOrDefault(step, StepState.PENDING);
    }

    /** The number of the event that began the step's newest attempt. */
    long startedBy(StepId step) {
        return started.getOrDefault(step, 0L);
    }

    int attempt(StepId step) {
        return attempts.getOrDefault(step, 0);
    }

    Map<String, Known> effects() {
        return effects;
    }

    List<Known> effectsOf(StepId step) {
        return effects.values().stream()
                .filter(known -> known.effect().step().equals(step))
                .toList();
    }

    /** Whether a rollback has certainly undone something since it was meant last. */
    boolean isUndone(String key) {
        var forward = effects.get(key);
        return forward != null
                && effects.values().stream()
                        .anyMatch(known -> known.effect().undoes().equals(key)
                                && known.state() == EffectState.DONE
                                && known.seq() > forward.meant());
    }

    @Nullable
    Question question(String id) {
        return questions.get(id);
    }

    List<Question> open() {
        return open.stream().map(questions::get).toList();
    }

    /** What people have said that counts, on questions about a step. */
    List<Said> saidOf(StepId step, Question.Kind kind) {
        return said.stream()
                .filter(one -> one.question() != null
                        && one.question().step().equals(step)
                        && one.question().kind() == kind)
                .filter(one -> !lapsed.contains(one.decision().question()))
                .toList();
    }

    boolean hasFound(StepId step, String what) {
        return found.contains(step + "/" + attempt(step) + "/" + what);
    }

    Optional<Measured> measured(CriterionId criterion, Segment segment) {
        return Optional.ofNullable(measured.get(criterion + "/" + segment));
    }

    /** The open ones, in their order. */
    Collection<RollbackFact.Requested> rollbacks() {
        return rollbacks.values();
    }

    /** The open one of that number; null if it is not open. */
    RollbackFact.@Nullable Requested rollback(int number) {
        return rollbacks.get(number);
    }

    /** Whether all that the step is about is being rolled back. */
    boolean isRolledBack(Step step) {
        return rollbacks.values().stream().anyMatch(open -> open.scope().covers(step));
    }

    RunFact.@Nullable Ended ended() {
        return ended;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether nothing is to follow any more. */
    boolean isOver() {
        return ended != null && rollbacks.isEmpty();
    }
}
