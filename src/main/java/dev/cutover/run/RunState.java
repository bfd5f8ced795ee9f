package dev.cutover.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as its record tells it: the fold of all events so far. {@link #apply} refuses what cannot follow, and is the
 * only way to change it but for samples that are about to be recorded. Not thread-safe: whoever shows a run folds a
 * state of their own.
 */
public final class RunState {
    private final StepLedger steps = new StepLedger();
    private final EffectLedger effects = new EffectLedger();
    private final TrafficLedger traffic = new TrafficLedger();
    private final CriteriaBoard criteria = new CriteriaBoard();
    private final QuestionLedger questions = new QuestionLedger();
    private final RollbackLedger rollbacks = new RollbackLedger();
    private final PetitionLedger petitions = new PetitionLedger();
    private final List<EvidenceFact> evidence = new ArrayList<>();
    private final List<RunFact.Amended> amendments = new ArrayList<>();
    private final List<Event> breaches = new ArrayList<>();

    private @Nullable RunId id;
    private RunFact.@Nullable Created created;
    private @Nullable Instant createdAt;
    private @Nullable Instant lastAt;
    private RunFact.@Nullable LeaseTaken runner;
    private RunFact.@Nullable Held held;
    private RunFact.@Nullable Ended ended;
    private long epoch;
    private long seq;
    private long takenSeq;
    private long endedSeq;
    private @Nullable Instant takenAt;

    /** The fold of a whole record. Throws {@link IllegalTransition} if an event cannot follow. */
    public static RunState of(List<Event> events) {
        var state = new RunState();
        events.forEach(state::apply);
        return state;
    }

    /** Folds one more event. Throws {@link IllegalTransition} and leaves the state unusable if it cannot follow. */
    public void apply(Event event) {
        requireInSequence(event);
        id = event.run();
        seq = event.seq();
        epoch = event.epoch();
        lastAt = event.at();
        var fact = event.fact();
        if (fact instanceof RunFact run) {
            applyRun(run, event);
        } else if (fact instanceof StepFact step) {
            steps.apply(step, event);
        } else if (fact instanceof EffectFact effect) {
            effects.apply(effect, event);
            applyTraffic(effect, event);
        } else if (fact instanceof CriterionFact criterion) {
            criteria.apply(criterion, event);
            if (!(criterion instanceof CriterionFact.Measured)) {
                breaches.add(event);
            }
        } else if (fact instanceof PeopleFact people) {
            questions.apply(people, event);
        } else if (fact instanceof RollbackFact rollback) {
            rollbacks.apply(rollback, event);
            if (rollback instanceof RollbackFact.Requested) {
                ended = null;
            }
        } else if (fact instanceof PetitionFact petition) {
            petitions.apply(petition, event);
        } else if (fact instanceof EvidenceFact captured) {
            evidence.add(captured);
        }
    }

    /** Takes a sample that is not on record yet: what is recorded from here on comes after it. */
    public void measured(Sample sample, Instant at) {
        criteria.take(Stretch.of(sample, at), seq + 1);
    }

    private void requireInSequence(Event event) {
        if (event.seq() != seq + 1) {
            throw new IllegalTransition("event " + event.seq() + " follows event " + seq);
        }
        if (event.epoch() < epoch) {
            throw new IllegalTransition("event " + event.seq() + " was written by the runner of epoch " + event.epoch()
                    + " after epoch " + epoch + " had taken over");
        }
        if (lastAt != null && event.at().isBefore(lastAt)) {
            throw new IllegalTransition("event " + event.seq() + " is older than the one before it");
        }
        if (id != null && !id.equals(event.run())) {
            throw new IllegalTransition("event " + event.seq() + " is of run " + event.run() + ", not " + id);
        }
    }

    private void applyRun(RunFact fact, Event event) {
        if (fact instanceof RunFact.Created first) {
            created = first;
            createdAt = event.at();
        } else if (fact instanceof RunFact.LeaseTaken lease) {
            runner = lease;
            takenSeq = event.seq();
            takenAt = event.at();
            effects.takenOver();
        } else if (fact instanceof RunFact.RunnerLeft) {
            runner = null;
        } else if (fact instanceof RunFact.Held hold) {
            held = hold;
        } else if (fact instanceof RunFact.Continued) {
            held = null;
        } else if (fact instanceof RunFact.Amended amended) {
            amendments.add(amended);
        } else if (fact instanceof RunFact.Ended end) {
            ended = end;
            endedSeq = event.seq();
        }
    }

    private void applyTraffic(EffectFact fact, Event event) {
        if (fact instanceof EffectFact.Intended intended
                && intended.effect().deed() instanceof Effect.Weights weights) {
            traffic.moving(intended.effect(), weights, event.at());
        } else if (fact instanceof EffectFact.Repeated repeated) {
            var effect = effects.of(repeated.key()).orElseThrow().effect();
            if (effect.deed() instanceof Effect.Weights weights) {
                traffic.movingAgain(effect, weights, event.at());
            }
        } else if (fact instanceof EffectFact.Settled settled) {
            var effect = effects.of(settled.key()).orElseThrow().effect();
            if (effect.deed() instanceof Effect.Weights weights) {
                traffic.settled(effect, weights, settled.state(), event.at());
            }
        }
    }

    public Optional<RunId> id() {
        return Optional.ofNullable(id);
    }

    /** Throws if the record is empty. */
    public RunFact.Created created() {
        if (created == null) {
            throw new IllegalTransition("the record does not begin with the run's creation");
        }
        return created;
    }

    /** Whether nothing of it has reached any system; false while nothing is known of the run. */
    public boolean isDryRun() {
        return created != null && created.isDryRun();
    }

    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    public Optional<Instant> lastAt() {
        return Optional.ofNullable(lastAt);
    }

    /** The runner that took the run last and did not let go; it may be dead. */
    public Optional<RunFact.LeaseTaken> runner() {
        return Optional.ofNullable(runner);
    }

    public Optional<RunFact.Held> held() {
        return Optional.ofNullable(held);
    }

    public Optional<RunFact.Ended> ended() {
        return Optional.ofNullable(ended);
    }

    public long epoch() {
        return epoch;
    }

    /** The number of the event by which the present runner, or the last one, has taken the run; 0 if none has. */
    public long takenSeq() {
        return takenSeq;
    }

    /** When that was. */
    public Optional<Instant> takenAt() {
        return Optional.ofNullable(takenAt);
    }

    /** The number of the event that has ended the run, perhaps not for good; 0 if none has. */
    public long endedSeq() {
        return endedSeq;
    }

    /** The number of the last event; 0 if there is none. */
    public long seq() {
        return seq;
    }

    public StepLedger steps() {
        return steps;
    }

    public EffectLedger effects() {
        return effects;
    }

    public TrafficLedger traffic() {
        return traffic;
    }

    public CriteriaBoard criteria() {
        return criteria;
    }

    public QuestionLedger questions() {
        return questions;
    }

    public RollbackLedger rollbacks() {
        return rollbacks;
    }

    /** What was amended, in order. */
    public List<RunFact.Amended> amendments() {
        return Collections.unmodifiableList(amendments);
    }

    public PetitionLedger petitions() {
        return petitions;
    }

    public List<EvidenceFact> evidence() {
        return Collections.unmodifiableList(evidence);
    }

    /** Breaches of guards, triggers that fired and baselines taken, in order. */
    public List<Event> breaches() {
        return Collections.unmodifiableList(breaches);
    }

    /** Computed; never stored. */
    public RunStatus status() {
        if (ended != null) {
            return switch (ended.ending()) {
                case COMPLETED, COMPLETED_WITH_EXCEPTIONS -> RunStatus.COMPLETED;
                case ROLLED_BACK -> RunStatus.ROLLED_BACK;
                case STUCK -> RunStatus.STUCK;
                case ABORTED, DECLINED -> RunStatus.ABORTED;
            };
        }
        if (rollbacks.open().isPresent()) {
            return RunStatus.ROLLING_BACK;
        }
        if (held != null) {
            return RunStatus.HELD;
        }
        boolean failed = questions.open().stream()
                .anyMatch(entry -> switch (entry.question().kind()) {
                    case FAILURE, RED_GATE, BREACH, TRIGGER -> true;
                    case ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, AFTER_ROLLBACK, TAKE_BACK -> false;
                });
        if (failed) {
            return RunStatus.HALTED;
        }
        if (!questions.open().isEmpty()) {
            return RunStatus.WAITING;
        }
        return steps.all().isEmpty() ? RunStatus.PLANNED : RunStatus.RUNNING;
    }
}
