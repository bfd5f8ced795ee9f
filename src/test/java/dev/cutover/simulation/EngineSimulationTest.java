package dev.cutover.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.Scale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nights made from seeds. {@code -Dcutover.seed=N} plays one of them again, {@code -Dcutover.cases=N} so many of them.
 */
@Tag(Scale.WIDE)
class EngineSimulationTest {
    private static final int CASES = Scale.cases(3_000, 20_000);
    private static final int BAD_NIGHTS = Scale.isWide() ? 500 : 150;

    @Test
    void whateverHappensInTheNightTheRecordKeepsWhatTheToolPromises(TestReporter reporter) throws InterruptedException {
        var seed = Scale.seed();
        var complaints = new ArrayList<String>();
        var endings = new TreeMap<String, Integer>();
        int events = 0;
        int processes = 0;
        for (long number = seed.orElse(0); number < seed.orElse(CASES - 1) + 1; number++) {
            var seen = new Night(number, Sabotage.NONE).play();
            var ended = new Bookkeeper(seen.record()).ended();
            endings.merge(ended == null ? "none" : ended.ending().name(), 1, Integer::sum);
            events += seen.record().size();
            processes += seen.processes();
            for (var complaint : Judge.complaints(seen)) {
                complaints.add("-Dcutover.seed=" + number + ": " + complaint);
            }
            if (seed.isPresent()) {
                seen.record().forEach(event -> reporter.publishEntry("event", event.toString()));
            }
        }
        reporter.publishEntry("nights", processes + " processes, " + events + " events, " + endings);
        assertThat(complaints)
                .as("replay one with mvn test -Dtest=EngineSimulationTest -Dcutover.seed=N")
                .isEmpty();
    }

    /** What the judge says of each kind of bad engine, among other things. */
    private static Stream<Arguments> badEngines() {
        return Stream.of(
                Arguments.of(Sabotage.FORCE_DROPPED, "lost: of "),
                Arguments.of(Sabotage.EFFECT_BEFORE_INTENT, "was asked for before its intent was durable"),
                Arguments.of(Sabotage.LEASE_IGNORED, " had taken over"),
                Arguments.of(Sabotage.DOUBT_IGNORED, "must not be repeated, and happened 2 times"),
                Arguments.of(Sabotage.HOPED_FOR, "is recorded as done, and never happened"),
                Arguments.of(Sabotage.RED_GATE_PASSED, " is not green"),
                Arguments.of(Sabotage.FAILURE_SKIPPED, "succeeded without having done anything"),
                Arguments.of(Sabotage.LEFT_UNDONE_HUSHED_UP, " does not name "),
                Arguments.of(Sabotage.BACK_IS_FORWARD, " is no way back"),
                Arguments.of(Sabotage.HOLD_IGNORED, "although the run is held"),
                Arguments.of(Sabotage.SAMPLES_KEPT_BACK, "opened although health is not green"),
                Arguments.of(Sabotage.SAMPLES_KEPT_BACK, "was decided on samples that are not on record"));
    }

    @ParameterizedTest
    @MethodSource("badEngines")
    void aBadEngineIsFoundOut(Sabotage sabotage, String complaint) throws InterruptedException {
        var complaints = new ArrayList<String>();
        for (long number = 0; number < BAD_NIGHTS; number++) {
            complaints.addAll(Judge.complaints(new Night(number, sabotage).play()));
        }
        assertThat(complaints).anyMatch(one -> one.contains(complaint));
    }

    @Test
    void everyKindOfBadEngineIsTried() {
        assertThat(badEngines().map(engine -> engine.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Sabotage.NONE)));
    }

    @Test
    void theSameSeedGivesTheSameNight() throws InterruptedException {
        for (long number = 0; number < 20; number++) {
            var once = new Night(number, Sabotage.NONE).play();
            assertThat(new Night(number, Sabotage.NONE).play().record()).isEqualTo(once.record());
        }
    }
}
