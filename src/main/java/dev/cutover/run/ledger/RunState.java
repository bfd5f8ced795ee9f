package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.Complaint;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A run as its record tells it: the fold of all events. {@link #refusal} alone decides what may follow: {@link #apply}
 * folds nothing else, {@link #read} anything, with the impossible as {@link #complaints}. Not thread-safe.
 */
public final class RunState implements FoldedRun {
    private final RecordPosition position = new RecordPosition();
    private final StepLedger steps = new StepLedger();
    private final EffectLedger effects = new EffectLedger();
    private final TrafficLedger traffic = new TrafficLedger();
    private final WeightReadings weights = new WeightReadings(traffic, effects);
    private final CriteriaBoard criteria = new CriteriaBoard();
    private final QuestionLedger questions = new QuestionLedger();
    private final RehearsalMark rehearsalMark = new RehearsalMark();
    private final RollbackLedger rollbacks = new RollbackLedger();
    private final RequestLedger requests = new RequestLedger();
    private final ReconciliationLedger reconciliations = new ReconciliationLedger();
    private final List<EvidenceFact> evidence = new ArrayList<>();
    private final List<RunFact.Amended> amendments = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final @Nullable Predicate<StepId> known;

    private RunFact.@Nullable Created created;
    private @Nullable Instant createdAt;
    private RunFact.@Nullable LeaseTaken runner;
    private RunFact.@Nullable Held held;
    private RunFact.@Nullable Ended ended;
    private long takenSeq;
    private @Nullable Instant takenAt;

    /** A run before its first event; whether a step exists is not checked. */
    public RunState() {
        known = null;
    }

    /**
     * A run before its first event.
     *
     * @param known whether the run's runbook has a step, a rollback's own steps included
     */
    public RunState(Predicate<StepId> known) {
        this.known = known;
    }

    /** The fold of a whole record. Throws {@link IllegalTransition} if an event cannot follow. */
    public static RunState of(List<Event> events) {
        var state = new RunState();
        events.forEach(state::apply);
        return state;
    }

    /**
     * The fold of a whole record, as well as it can be folded; see {@link #complaints}. Throws
     * {@link IllegalTransition} only if it is not the record of one run from its first event on.
     */
    public static RunState asRead(List<Event> events) {
        var state = new RunState();
        events.forEach(state::read);
        return state;
    }

    /** Why the fact cannot follow, in plain words; empty if it can. Changes nothing. */
    public Optional<String> refusal(Fact fact) {
        return Optional.ofNullable(TransitionRules.refusal(this, fact));
    }

    /** Folds one more event. Throws {@link IllegalTransition} and changes nothing if it cannot follow. */
    public void apply(Event event) {
        position.requireNext(event);
        var outOfPlace = position.refusal(event);
        var refusal = outOfPlace != null ? outOfPlace : TransitionRules.refusal(this, event.fact());
        if (refusal != null) {
            throw new IllegalTransition(refusal);
        }
        fold(event);
    }

    /**
     * Folds one more event of a record that may contain impossible events: such an event becomes a complaint and is
     * folded only as far as possible. An effect that may have taken place is never left out.
     */
    public void read(Event event) {
        position.requireNext(event);
        var outOfPlace = position.refusal(event);
        var unfit = TransitionRules.unfit(this, event.fact());
        var refusal = unfit != null ? unfit : TransitionRules.untimely(this, event.fact());
        if (outOfPlace != null || refusal != null) {
            complaints.add(new Complaint(event, outOfPlace != null ? outOfPlace : String.valueOf(refusal)));
        }
        if (unfit == null || EffectRules.isRemembered(effects, event.fact())) {
            fold(event);
        } else {
            position.pass(event);
        }
    }

    private void fold(Event event) {
        position.take(event);
        rollbacks.signs().see(event);
        var fact = event.fact();
        if (fact instanceof RunFact run) {
            applyRun(run, event);
        } else if (fact instanceof StepFact step) {
            steps.apply(step, event, rollbacks.isAnyOpen());
        } else if (fact instanceof EffectFact effect) {
            effects.apply(effect, event);
            traffic.apply(effect, effects, event.at());
            weights.apply(effect);
        } else if (fact instanceof CriterionFact criterion) {
            criteria.apply(criterion, event);
        } else if (fact instanceof PeopleFact people) {
            questions.apply(people, event);
            weights.apply(people, questions, event.at());
        } else if (fact instanceof RollbackFact rollback) {
            rollbacks.apply(rollback, event);
            if (rollback instanceof RollbackFact.Requested) {
                ended = null;
            }
        } else if (fact instanceof RequestFact requestFact) {
            requests.apply(requestFact, event);
        } else if (fact instanceof EvidenceFact captured) {
            evidence.add(captured);
        } else if (fact instanceof ReconcileFact reconcile) {
            reconciliations.apply(reconcile, event);
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    /** Takes a sample that is not recorded yet: later events come after it. */
    public void measured(Sample sample, Instant at) {
        criteria.take(SampleStretch.of(sample, at), position.seq() + 1);
    }

    private void applyRun(RunFact fact, Event event) {
        if (fact instanceof RunFact.Created first) {
            created = first;
            createdAt = event.at();
            rehearsalMark.created(first);
        } else if (fact instanceof RunFact.LeaseTaken lease) {
            rehearsalMark.taken(lease);
            runner = lease;
            takenSeq = event.seq();
            takenAt = event.at();
            effects.newRunner();
        } else if (fact instanceof RunFact.RunnerLeft) {
            runner = null;
        } else if (fact instanceof RunFact.Held hold) {
            held = hold;
        } else if (fact instanceof RunFact.Continued) {
            held = null;
        } else if (fact instanceof RunFact.Amended amended) {
            amendments.add(amended);
        } else if (fact instanceof RunFact.WeightsRead read) {
            weights.apply(read, event);
        } else if (fact instanceof RunFact.Ended end) {
            ended = end;
        } else if (!(fact instanceof RunFact.RunNote)) {
            // A note changes nothing.
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    public Optional<RunId> id() {
        return position.run();
    }

    /** The impossible events that were read, in order; empty for a state built by {@link #apply} alone. */
    public List<Complaint> complaints() {
        return Collections.unmodifiableList(complaints);
    }

    @Override
    public boolean isEmpty() {
        return created == null;
    }

    @Override
    public boolean isLeft() {
        return takenSeq > 0 && runner == null;
    }

    @Override
    public boolean isKnown(StepId step) {
        return known == null || known.test(step);
    }

    /** Throws if the record is empty. */
    public RunFact.Created created() {
        if (created == null) {
            throw new IllegalTransition("the record does not begin with the run's creation");
        }
        return created;
    }

    /** Whether nothing of it has reached any system; false before the first event. */
    public boolean isDryRun() {
        return created != null && created.isDryRun();
    }

    /** Whether {@code cutover rehearse} made it: then it is no run of the home, and is only read. */
    public boolean isRehearsal() {
        return rehearsalMark.isOn();
    }

    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    public Optional<Instant> lastAt() {
        return position.lastAt();
    }

    @Override
    public Optional<RunFact.LeaseTaken> runner() {
        return Optional.ofNullable(runner);
    }

    @Override
    public Optional<RunFact.Held> held() {
        return Optional.ofNullable(held);
    }

    @Override
    public Optional<RunFact.Ended> ended() {
        return Optional.ofNullable(ended);
    }

    public long epoch() {
        return position.epoch();
    }

    /** The number of the event by which the present runner, or the last one, has taken the run; 0 if none has. */
    public long takenSeq() {
        return takenSeq;
    }

    /** The number of the event that ended the last hold; 0 if none has ended. */
    public long continuedSeq() {
        return position.continuedSeq();
    }

    /** When the present runner, or the last one, has taken the run. */
    public Optional<Instant> takenAt() {
        return Optional.ofNullable(takenAt);
    }

    /** The number of the event that ended the run; 0 if none has. A rollback may reopen it. */
    public long endedSeq() {
        return position.endedSeq();
    }

    /** When the run ended, whatever was recorded after its end; empty unless it has ended. */
    public Optional<Instant> endedAt() {
        return ended().flatMap(end -> position.endedAt());
    }

    @Override
    public long seq() {
        return position.seq();
    }

    @Override
    public StepLedger steps() {
        return steps;
    }

    @Override
    public EffectLedger effects() {
        return effects;
    }

    public TrafficLedger traffic() {
        return traffic;
    }

    /** What was read back of the traffic. */
    public WeightReadings weights() {
        return weights;
    }

    public CriteriaBoard criteria() {
        return criteria;
    }

    @Override
    public QuestionLedger questions() {
        return questions;
    }

    @Override
    public RollbackLedger rollbacks() {
        return rollbacks;
    }

    /** What was amended, in order. */
    public List<RunFact.Amended> amendments() {
        return Collections.unmodifiableList(amendments);
    }

    @Override
    public RequestLedger requests() {
        return requests;
    }

    @Override
    public ReconciliationLedger reconciliations() {
        return reconciliations;
    }

    public List<EvidenceFact> evidence() {
        return Collections.unmodifiableList(evidence);
    }

    /** Breaches of guards, triggers that fired and baselines taken, in order. */
    public List<Event> breaches() {
        return criteria.signs();
    }

    /** Computed; never stored. */
    public RunStatus status() {
        return RunStatus.of(this);
    }
}
