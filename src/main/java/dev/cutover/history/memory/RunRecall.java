package dev.cutover.history.memory;

import dev.cutover.model.Runbook;
import dev.cutover.plan.RunDurations;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Computes what is remembered of a run from its record. Not thread-safe; one for each run. */
public final class RunRecall {
    private final RecordedRun recordedRun;
    private final RunState state;
    private final Runbook runbook;
    private final RememberedDefinition definition;
    private final ListedRun listed;
    private final RunOrigin origin;

    /** A run, and the runbook that it has pinned. */
    public record Recalled(RememberedRun run, RememberedDefinition definition) {}

    private RunRecall(RecordedRun recordedRun, RunbookDefinitions definitions) {
        this.recordedRun = recordedRun;
        this.state = recordedRun.state();
        var known = definitions.of(state.created());
        this.runbook = known.runbook();
        this.definition = known.remembered();
        this.listed = ListedRun.of(recordedRun, () -> known);
        this.origin = listed.origin();
    }

    /** Throws nothing: whatever can be folded can be remembered. */
    public static Recalled of(RecordedRun recordedRun, RunbookDefinitions definitions) {
        var recall = new RunRecall(recordedRun, definitions);
        return new Recalled(recall.recall(), recall.definition);
    }

    private RememberedRun recall() {
        return new RememberedRun(
                listed,
                RememberedTimes.of(RunDurations.of(recordedRun.events())),
                definition.digest(),
                state.questions().all().stream().map(this::question).toList(),
                state.rollbacks().all().stream()
                        .filter(rollback -> !rollback.isUnmeasured())
                        .map(this::rollback)
                        .toList(),
                exercises(),
                state.reconciliations().results().stream()
                        .map(this::reconciliation)
                        .toList());
    }

    private RememberedReconciliation reconciliation(ReconciliationLedger.Result result) {
        var fact = result.fact();
        var keys = fact.result().tally().keys();
        return new RememberedReconciliation(
                fact.step().asWritten(),
                fact.segment(),
                origin.inRealTime(result.at()),
                fact.result().recipe(),
                keys.compared(),
                keys.mismatched(),
                keys.moving(),
                fact.result().isWhole(),
                fact.passed());
    }

    private QuestionTime question(QuestionLedger.Entry entry) {
        var answer = Optional.ofNullable(entry.answer());
        var known = entry.isOpen() ? state.lastAt() : Optional.<Instant>empty();
        return new QuestionTime(
                entry.question().step(),
                entry.question().kind(),
                entry.question().of(),
                answer.map(dated -> dated.decision().owner()),
                answer.map(dated -> dated.decision().role()),
                entry.asked(),
                answer.map(QuestionLedger.Dated::at).or(() -> known));
    }

    private RememberedRollback rollback(RollbackLedger.Entry entry) {
        var requested = entry.requested();
        return new RememberedRollback(
                entry.number(),
                runbook.nameOf(entry.scope()),
                requested.by(),
                requested.reason(),
                origin.inRealTime(entry.decided()),
                entry.clock(),
                requested.window(),
                !entry.isOpen(),
                entry.leftUndone().size());
    }

    private List<Exercise> exercises() {
        var last = new LinkedHashMap<List<Object>, Exercise>();
        recordedRun.events().stream()
                .flatMap(event -> exercised(event).stream())
                .forEach(exercise -> last.put(List.of(exercise.step(), exercise.direction()), exercise));
        return List.copyOf(last.values());
    }

    private Optional<Exercise> exercised(Event event) {
        if (!(event.fact() instanceof StepFact fact)) {
            return Optional.empty();
        }
        var at = origin.inRealTime(event.at());
        if (fact instanceof StepFact.Succeeded done) {
            var direction = done.step().isOfRollback() ? Effect.Direction.BACK : Effect.Direction.FORWARD;
            return Optional.of(new Exercise(done.step().asWritten(), direction, at))
                    .filter(exercise -> done.how() != StepFact.How.OVERRIDDEN);
        } else if (fact instanceof StepFact.Undone undone) {
            return Optional.of(new Exercise(undone.step(), Effect.Direction.BACK, at));
        } else if (fact instanceof StepFact.Started
                || fact instanceof StepFact.Failed
                || fact instanceof StepFact.Skipped
                || fact instanceof StepFact.Cancelled
                || fact instanceof StepFact.Reopened
                || fact instanceof StepFact.Withdrawn
                || fact instanceof StepFact.TimerSet
                || fact instanceof StepFact.StepNote) {
            return Optional.empty();
        }
        throw new IllegalStateException("unknown whether it exercises a step: " + fact.getClass());
    }
}
