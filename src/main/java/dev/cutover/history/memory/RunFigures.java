package dev.cutover.history.memory;

import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.moment.DoneSteps;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.DisplayNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How far a run is among others. All times are the run's own, but for when a rehearsal was played.
 *
 * @param done its steps that have succeeded or were skipped; those of rollbacks are no part of the run's way
 * @param steps how many its runbook has; empty if that cannot be read
 * @param ended when it ended; empty if it has not
 * @param lasted from its creation to its end, or to the last that is known of it
 * @param waits each open question of a run that has not ended
 * @param drifted whether a system is not in the state that the record expects, and the run stands still or ended so
 * @param played when a rehearsal was played, on the wall's clock; empty for other runs
 */
public record RunFigures(
        long done,
        Optional<Long> steps,
        Optional<Instant> ended,
        Duration lasted,
        List<Wait> waits,
        boolean drifted,
        Optional<Instant> played) {
    public RunFigures {
        waits = List.copyOf(waits);
    }

    /**
     * An open question.
     *
     * @param of the roles that may answer
     * @param people who they are; empty if the runbook names nobody
     */
    public record Wait(StepId step, Instant since, List<RoleId> of, List<String> people) {
        public Wait {
            of = List.copyOf(of);
            people = List.copyOf(people);
        }
    }

    /**
     * As the record says.
     *
     * @param pinned the run's runbook, asked for only where the record does not say all: of a run that has completed it
     *     does, and reading its runbook takes longer than the record
     */
    static RunFigures of(RecordedRun recordedRun, Supplier<RunbookDefinitions.Known> pinned) {
        var state = recordedRun.state();
        boolean isCompleted =
                state.ended().filter(ended -> ended.ending().isCompleted()).isPresent();
        var known = isCompleted ? Optional.<RunbookDefinitions.Known>empty() : Optional.of(pinned.get());
        var ended = ended(recordedRun);
        var created = state.createdAt().orElse(Instant.EPOCH);
        var until = ended.or(state::lastAt).orElse(created);
        return new RunFigures(
                forward(state).filter(step -> DoneSteps.has(step, state)).count(),
                known.map(RunFigures::steps)
                        .orElseGet(() -> Optional.of(forward(state).count())),
                ended,
                Duration.between(created, until),
                known.filter(open -> !isOver(state))
                        .map(open -> waits(state, Amended.of(open.runbook(), state.amendments())))
                        .orElse(List.of()),
                isDrifted(state),
                state.isRehearsal() ? RunOrigin.made(recordedRun.run()) : Optional.empty());
    }

    private static Optional<Long> steps(RunbookDefinitions.Known known) {
        return known.isReadable() ? Optional.of(known.runbook().steps().count()) : Optional.empty();
    }

    private static Stream<StepLedger.Entry> forward(RunState state) {
        return state.steps().all().stream().filter(step -> !step.step().isOfRollback());
    }

    /** Nobody can answer what such a run still asks by its record. */
    private static boolean isOver(RunState state) {
        return state.ended().isPresent() || state.isRehearsal() || state.isDryRun();
    }

    private static Optional<Instant> ended(RecordedRun recordedRun) {
        if (recordedRun.state().ended().isEmpty()) {
            return Optional.empty();
        }
        return recordedRun.events().stream()
                .filter(event -> event.fact() instanceof RunFact.Ended)
                .map(Event::at)
                .reduce((first, last) -> last);
    }

    private static List<Wait> waits(RunState state, Runbook runbook) {
        var names = new DisplayNames(runbook);
        return state.questions().open().stream()
                .map(entry -> new Wait(
                        entry.question().step(),
                        entry.asked(),
                        entry.question().of(),
                        names.people(entry.question().of())))
                .toList();
    }

    private static boolean isDrifted(RunState state) {
        return state.ended().isPresent()
                ? !state.weights().drifted().isEmpty()
                : state.questions().open().stream().anyMatch(entry -> isAboutDrift(entry, state));
    }

    private static boolean isAboutDrift(QuestionLedger.Entry entry, RunState state) {
        return switch (entry.question().kind()) {
            case DRIFT -> true;
            case FAILURE, RED_GATE -> state.steps().of(entry.question().step()).cause() == StepFact.FailureCause.DRIFT;
            case ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, TAKE_BACK, BREACH, TRIGGER, AFTER_ROLLBACK, OPENING ->
                false;
        };
    }
}
