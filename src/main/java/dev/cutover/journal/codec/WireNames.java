package dev.cutover.journal.codec;

import static java.util.Map.entry;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Amendment;
import dev.cutover.run.Effect;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the classes of facts are called in a record. A name never changes its meaning: records outlive the names of
 * classes.
 */
public record WireNames(Map<String, Class<?>> facts, Map<Class<?>, String> kinds, Set<Class<?>> wrappers) {
    /** What components are called in a record where that is not their name in the code. */
    private static final Map<Class<?>, Map<String, String>> COMPONENTS = Map.of(
            RequestFact.Received.class, Map.of("request", "petition"),
            Request.Withdraw.class, Map.of("request", "petition"));

    public static final WireNames OF_FACTS = new WireNames(
            Map.ofEntries(
                    entry("RUN_CREATED", RunFact.Created.class),
                    entry("LEASE_TAKEN", RunFact.LeaseTaken.class),
                    entry("RUNNER_LEFT", RunFact.RunnerLeft.class),
                    entry("RUN_HELD", RunFact.Held.class),
                    entry("RUN_CONTINUED", RunFact.Continued.class),
                    entry("AMENDED", RunFact.Amended.class),
                    entry("NOTED", RunFact.RunNote.class),
                    entry("WEIGHTS_READ", RunFact.WeightsRead.class),
                    entry("RUN_ENDED", RunFact.Ended.class),
                    entry("STEP_STARTED", StepFact.Started.class),
                    entry("STEP_SUCCEEDED", StepFact.Succeeded.class),
                    entry("STEP_FAILED", StepFact.Failed.class),
                    entry("STEP_SKIPPED", StepFact.Skipped.class),
                    entry("STEP_CANCELLED", StepFact.Cancelled.class),
                    entry("STEP_REOPENED", StepFact.Reopened.class),
                    entry("STEP_WITHDRAWN", StepFact.Withdrawn.class),
                    entry("STEP_TAKEN_BACK", StepFact.Undone.class),
                    entry("TIMER_SET", StepFact.TimerSet.class),
                    entry("STEP_FOUND", StepFact.StepNote.class),
                    entry("EFFECT_INTENDED", EffectFact.Intended.class),
                    entry("EFFECT_SETTLED", EffectFact.Settled.class),
                    entry("EFFECT_REPEATED", EffectFact.Repeated.class),
                    entry("SAMPLED", CriterionFact.Sampled.class),
                    entry("SAMPLES_UNCHANGED", CriterionFact.Unchanged.class),
                    entry("BASELINE_TAKEN", CriterionFact.BaselineTaken.class),
                    entry("GUARD_BREACHED", CriterionFact.GuardBreached.class),
                    entry("TRIGGER_FIRED", CriterionFact.TriggerFired.class),
                    entry("ASKED", PeopleFact.Asked.class),
                    entry("DECIDED", PeopleFact.Decided.class),
                    entry("REPORTED", PeopleFact.Reported.class),
                    entry("DECISION_ADDED", PeopleFact.Added.class),
                    entry("LAPSED", PeopleFact.Lapsed.class),
                    entry("ESCALATED", PeopleFact.Escalated.class),
                    entry("NOTIFIED", PeopleFact.Notified.class),
                    entry("ANNOUNCED", PeopleFact.Announced.class),
                    entry("PERSON_NOTED", PeopleFact.Noted.class),
                    entry("PETITION_RECEIVED", RequestFact.Received.class),
                    entry("PETITION_SETTLED", RequestFact.Settled.class),
                    entry("RAMPS_FROZEN", RequestFact.RampsFrozen.class),
                    entry("RAMPS_RELEASED", RequestFact.RampsReleased.class),
                    entry("ROLLBACK_REQUESTED", RollbackFact.Requested.class),
                    entry("ROLLBACK_EXPLAINED", RollbackFact.Explained.class),
                    entry("ROLLBACK_OPENED", RollbackFact.Opened.class),
                    entry("ROLLBACK_RETURNED", RollbackFact.Returned.class),
                    entry("ROLLBACK_RESTORED", RollbackFact.Restored.class),
                    entry("ROLLBACK_TAKEN_OVER", RollbackFact.TakenOver.class),
                    entry("UNDO_BLOCKED", RollbackFact.UndoBlocked.class),
                    entry("ROLLBACK_FINISHED", RollbackFact.Finished.class),
                    entry("EVIDENCE_KEPT", EvidenceFact.class),
                    entry("LOOKED", ReconcileFact.Looked.class),
                    entry("RECONCILED", ReconcileFact.Reconciled.class)),
            Map.ofEntries(
                    entry(Effect.Call.class, "CALL"),
                    entry(Effect.Weights.class, "WEIGHTS"),
                    entry(Effect.ByHand.class, "BY_HAND"),
                    entry(Effect.Message.class, "MESSAGE"),
                    entry(Undo.Call.class, "CALL"),
                    entry(Undo.ByHand.class, "BY_HAND"),
                    entry(Undo.None.class, "NONE"),
                    entry(RollbackFact.Subject.OfEffect.class, "EFFECT"),
                    entry(RollbackFact.Subject.OfTraffic.class, "TRAFFIC"),
                    entry(RollbackFact.Subject.OfRollback.class, "ROLLBACK"),
                    entry(Amendment.Limit.class, "LIMIT"),
                    entry(Amendment.People.class, "PEOPLE"),
                    entry(Amendment.Start.class, "START"),
                    entry(Amendment.Skip.class, "SKIP"),
                    entry(Amendment.Add.class, "ADD"),
                    entry(Request.Decide.class, "DECIDE"),
                    entry(Request.AddDecision.class, "ADD_DECISION"),
                    entry(Request.WithdrawAnswer.class, "TAKE_BACK"),
                    entry(Request.Hold.class, "HOLD"),
                    entry(Request.Continue.class, "CONTINUE"),
                    entry(Request.Abort.class, "ABORT"),
                    entry(Request.Amend.class, "AMEND"),
                    entry(Request.RollBack.class, "ROLL_BACK"),
                    entry(Request.Explain.class, "EXPLAIN"),
                    entry(Request.Again.class, "AGAIN"),
                    entry(Request.KeepEvidence.class, "KEEP"),
                    entry(Request.Note.class, "NOTE"),
                    entry(Request.Withdraw.class, "WITHDRAW")),
            Set.of(RunId.class, StepId.class, RoleId.class, SystemId.class, CriterionId.class, Segment.class));

    public WireNames {
        facts = Map.copyOf(facts);
        kinds = Map.copyOf(kinds);
        wrappers = Set.copyOf(wrappers);
    }

    /** The names of facts by class. */
    public Map<Class<?>, String> byClass() {
        return facts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Throws if one of a sealed family was forgotten. */
    String kind(Class<?> type) {
        return Optional.ofNullable(kinds.get(type))
                .orElseThrow(() -> new IllegalStateException("no name for " + type + " in the record"));
    }

    /** Whether it is written as the single value that it holds. */
    boolean isWrapper(Class<?> type) {
        return wrappers.contains(type);
    }

    /** What a component of a fact is called in a record. */
    static String component(RecordComponent component) {
        return COMPONENTS
                .getOrDefault(component.getDeclaringRecord(), Map.of())
                .getOrDefault(component.getName(), component.getName());
    }
}
