package dev.cutover.engine.context;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.environment.Environment;
import dev.cutover.plan.EscalationLadder;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that an action is decided from. The state must not be kept: it changes with the next event. Not
 * thread-safe.
 */
public final class StepContext {
    private final Runbook runbook;
    private final Given given;
    private final RunState state;
    private final Map<StepId, Step> steps = new HashMap<>();
    private final List<Step> shifts;
    private final RollbackPlanner rollbackPlanner;
    private Runbook amendedBook;
    private int amended;
    private EscalationLadder escalationLadder;
    private Instant now = Instant.EPOCH;

    /**
     * What does not change in a run.
     *
     * @param drills the drills of earlier runs, if available
     * @param reconciliations what other runs have reconciled, if available
     * @param patience how much of the run's time real work may take: more than its limit where the run's time is faster
     *     than real time
     */
    public record Given(
            Runbook runbook,
            Environment environment,
            ConnectedSystems connectedSystems,
            Optional<DrillHistory> drills,
            Optional<ReconciliationHistory> reconciliations,
            UnaryOperator<Duration> patience) {

        /** Of a run that does not know what other runs have reconciled. */
        public Given(
                Runbook runbook,
                Environment environment,
                ConnectedSystems connectedSystems,
                Optional<DrillHistory> drills,
                UnaryOperator<Duration> patience) {
            this(runbook, environment, connectedSystems, drills, Optional.empty(), patience);
        }
    }

    public StepContext(Given given, RunState state) {
        this.given = given;
        this.runbook = given.runbook();
        this.amendedBook = runbook;
        this.state = state;
        this.rollbackPlanner = new RollbackPlanner(runbook);
        this.escalationLadder = new EscalationLadder(runbook);
        this.shifts = runbook.steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .toList();
        runbook.steps().forEach(step -> steps.put(step.id(), step));
    }

    /** The same context at another instant. */
    public StepContext at(Instant instant) {
        now = instant;
        return this;
    }

    /** The runbook in force: with the run's amendments. */
    public Runbook runbook() {
        applyAmendments();
        return amendedBook;
    }

    private void applyAmendments() {
        int amendments = state.amendments().size();
        if (amendments != amended) {
            amendedBook = Amended.of(runbook, state.amendments());
            escalationLadder = new EscalationLadder(amendedBook);
            amended = amendments;
        }
    }

    public Environment environment() {
        return given.environment();
    }

    public ConnectedSystems systems() {
        return given.connectedSystems();
    }

    public RunState state() {
        return state;
    }

    public Optional<DrillHistory> drills() {
        return given.drills();
    }

    public Optional<ReconciliationHistory> reconciliations() {
        return given.reconciliations();
    }

    /** How long to wait for what the engine itself has to fetch first. */
    public Duration patience(Duration limit) {
        return given.patience().apply(limit);
    }

    public Instant now() {
        return now;
    }

    /** The runbook's shifts, in its order. */
    public List<Step> shifts() {
        return shifts;
    }

    /** The rollback planner of this run. */
    public RollbackPlanner rollbackPlanner() {
        return rollbackPlanner;
    }

    /** The escalation of unanswered questions. */
    public EscalationLadder ladder() {
        applyAmendments();
        return escalationLadder;
    }

    public boolean held() {
        return state.held().isPresent();
    }

    /** The step of that id; a rollback's step carries the rollback's number in its id. */
    public Optional<Step> find(StepId id) {
        var step = steps.get(id);
        return step != null ? Optional.of(step) : RollbackStepNames.find(runbook, state, id);
    }

    /** Not before a runner was present: time without a runner does not count as watched. */
    public Instant watched(Instant at) {
        return state.takenAt().filter(at::isBefore).orElse(at);
    }

    public StepLedger.Entry entry(Step step) {
        return state.steps().of(step.id());
    }

    /** The idempotency key of a step's effect: the attempt is left out, the round of a step begun anew is not. */
    public String key(Step step, String direction) {
        int again = entry(step).round();
        return state.id().orElseThrow() + "/" + step.id() + "/" + step.where() + "/" + direction
                + (again == 0 ? "" : "/again-" + again);
    }

    public Optional<EffectLedger.Entry> effect(String key) {
        return state.effects().of(key);
    }

    /** An effect of the step's present attempt. */
    public Effect effect(String key, Step step, Effect.Direction direction, Target target) {
        return new Effect(
                key, correlation(key), step.id(), entry(step).attempt(), direction, target.system(), target.deed());
    }

    /** Where an effect goes, and what it is. */
    public record Target(dev.cutover.model.SystemId system, Effect.Deed deed) {}

    /**
     * Short enough for a log line, and the same for the same key. The id of a rehearsal is left out, so that the same
     * rehearsal gives the same record.
     */
    public String correlation(String key) {
        String run = state.id().orElseThrow() + "/";
        boolean rehearsed = state.created().mode() == RunFact.Mode.REHEARSAL;
        return digest(rehearsed && key.startsWith(run) ? key.substring(run.length()) : key);
    }

    /** The beginning of a text's SHA-256, in hex. */
    public static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
