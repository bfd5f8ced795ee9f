package dev.cutover.history.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.Effect;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How seriously a run exercises its steps. */
class RunOriginTest {
    private static final Instant CREATED = Instant.parse("2030-01-05T02:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void aDryRunSimulatesWhateverItsEnvironment() {
        var dry = origin(RunFact.Mode.DRY_RUN, "real", false);

        assertThat(dry.level(Effect.Direction.FORWARD)).isEqualTo(ExerciseLevel.SIMULATED);
        assertThat(dry.level(Effect.Direction.BACK)).isEqualTo(ExerciseLevel.SIMULATED);
    }

    @Test
    void aClockThatIsNotRealSimulatesOutsideARehearsal() {
        assertThat(origin(RunFact.Mode.REHEARSAL, "60x", false).level(Effect.Direction.BACK))
                .isEqualTo(ExerciseLevel.SIMULATED);
        assertThat(origin(RunFact.Mode.REHEARSAL, "virtual", true).level(Effect.Direction.BACK))
                .isEqualTo(ExerciseLevel.REHEARSED);
    }

    @Test
    void aRollbackInRealTimeIsADrillAndTheWayForwardARehearsal() {
        var staging = origin(RunFact.Mode.REHEARSAL, "real", false);

        assertThat(staging.level(Effect.Direction.FORWARD)).isEqualTo(ExerciseLevel.REHEARSED);
        assertThat(staging.level(Effect.Direction.BACK)).isEqualTo(ExerciseLevel.DRILLED);
    }

    @Test
    void aLiveRunIsLiveBothWays() {
        var live = origin(RunFact.Mode.LIVE, "real", false);

        assertThat(live.level(Effect.Direction.FORWARD)).isEqualTo(ExerciseLevel.LIVE);
        assertThat(live.level(Effect.Direction.BACK)).isEqualTo(ExerciseLevel.LIVE);
    }

    @Test
    void ofASimulatedHourOnlyTheBeginningIsKnownInRealTime() {
        var later = CREATED.plusSeconds(3600);

        assertThat(origin(RunFact.Mode.REHEARSAL, "virtual", true).inRealTime(later))
                .isEqualTo(BEGUN);
        assertThat(origin(RunFact.Mode.LIVE, "real", false).inRealTime(later)).isEqualTo(later);
    }

    private static RunOrigin origin(RunFact.Mode mode, String pace, boolean rehearsal) {
        return new RunOrigin(
                "book", "test", mode, pace, Optional.empty(), rehearsal, Optional.empty(), CREATED, CREATED, BEGUN);
    }
}
