package dev.cutover.history.memory;

import com.github.f4b6a3.ulid.Ulid;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run was begun as.
 *
 * @param runbook the name of its runbook
 * @param pace {@code real}, {@code 60x} or {@code virtual}
 * @param scenario the scenario that {@code cutover rehearse} played; empty for a run of the home, and in records of
 *     builds that did not name it
 * @param rehearsal whether {@code cutover rehearse} made it
 * @param only the step that {@code cutover reconcile} did on its own; empty for a run of the whole runbook
 * @param starts the planned start {@code T}
 * @param created when it was created, on its own clock
 * @param begun the same in real time
 */
public record RunOrigin(
        String runbook,
        String environment,
        RunFact.Mode mode,
        String pace,
        Optional<String> scenario,
        boolean rehearsal,
        Optional<StepId> only,
        Instant starts,
        Instant created,
        Instant begun) {
    private static final String REAL = "real";

    static RunOrigin of(RunId run, RunState state) {
        var created = state.created();
        return new RunOrigin(
                created.pinned().runbook(),
                created.pinned().environment(),
                created.mode(),
                created.pace(),
                created.scenario(),
                state.isRehearsal(),
                created.only().map(RunFact.OnlyStep::step),
                created.starts(),
                state.createdAt().orElse(Instant.EPOCH),
                begun(run, state));
    }

    /** When a run was created, in real time. */
    public static Instant begun(RunId run, RunState state) {
        return made(run).or(state::createdAt).orElse(Instant.EPOCH);
    }

    /** A run's id begins with the instant at which it was made. */
    static Optional<Instant> made(RunId run) {
        String id = run.value().toUpperCase(Locale.ROOT);
        return Ulid.isValid(id) ? Optional.of(Ulid.from(id).getInstant()) : Optional.empty();
    }

    /** Whether nothing of it reached any system. */
    public boolean isDryRun() {
        return mode == RunFact.Mode.DRY_RUN;
    }

    /** Whether it reached real systems. */
    public boolean isLive() {
        return mode == RunFact.Mode.LIVE;
    }

    /** Whether it is a run of the home that reached systems: neither a rehearsal nor a reconciliation on its own. */
    public boolean isNight() {
        return !rehearsal && !isDryRun() && only.isEmpty();
    }

    /** An instant of the run's clock as real time: of a simulated hour only its beginning is known. */
    public Instant inRealTime(Instant at) {
        return isInRealTime() ? at : begun;
    }

    /** How seriously its steps were exercised. */
    public ExerciseLevel level(Effect.Direction direction) {
        if (isLive()) {
            return ExerciseLevel.LIVE;
        } else if (rehearsal) {
            return ExerciseLevel.REHEARSED;
        } else if (isDryRun() || !isInRealTime()) {
            return ExerciseLevel.SIMULATED;
        }
        return direction == Effect.Direction.BACK ? ExerciseLevel.DRILLED : ExerciseLevel.REHEARSED;
    }

    /** Whether its clock was the real one. */
    public boolean isInRealTime() {
        return pace.equals(REAL);
    }
}
