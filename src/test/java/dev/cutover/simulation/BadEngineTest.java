package dev.cutover.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.Scale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the judge of the simulation: it must find each fault when one rule of the engine is disabled. */
@Tag(Scale.WIDE)
class BadEngineTest {
    private static final int NIGHTS = Scale.isWide() ? 500 : 150;

    /** What the judge says of each kind of bad engine, among other things. */
    private static Stream<Arguments> badEngines() {
        return Stream.of(
                Arguments.of(Sabotage.FORCE_DROPPED, "lost: of "),
                Arguments.of(Sabotage.EFFECT_BEFORE_INTENT, "was asked for before its intent was durable"),
                Arguments.of(Sabotage.LEASE_IGNORED, " had taken over"),
                Arguments.of(Sabotage.DOUBT_IGNORED, "must not be repeated, and happened 2 times"),
                Arguments.of(Sabotage.DOUBT_IGNORED, "the books: refunded-within-captured is violated by SO-"),
                Arguments.of(Sabotage.DOUBT_IGNORED, " is recorded as done, and is there 2 times"),
                Arguments.of(Sabotage.HOPED_FOR, "is recorded as done, and never happened"),
                Arguments.of(Sabotage.HOPED_FOR, " is recorded as done, and is there 0 times"),
                Arguments.of(Sabotage.RED_GATE_PASSED, " is not green"),
                Arguments.of(Sabotage.FAILURE_SKIPPED, "succeeded without having done anything"),
                Arguments.of(Sabotage.LEFT_UNDONE_HUSHED_UP, " does not name "),
                Arguments.of(Sabotage.BACK_IS_FORWARD, " does not roll back"),
                Arguments.of(Sabotage.HOLD_IGNORED, "although the run is held"),
                Arguments.of(Sabotage.SAMPLES_KEPT_BACK, "opened although health is not green"),
                Arguments.of(Sabotage.SAMPLES_KEPT_BACK, "was decided on samples that are not on record"));
    }

    @ParameterizedTest
    @MethodSource("badEngines")
    void aBadEngineIsDetected(Sabotage sabotage, String complaint) throws InterruptedException {
        var complaints = new ArrayList<String>();
        for (long number = 0; number < NIGHTS; number++) {
            complaints.addAll(Judge.complaints(new Night(number, sabotage).play()));
        }
        assertThat(complaints).anyMatch(one -> one.contains(complaint));
    }

    @Test
    void everyKindOfBadEngineIsTried() {
        assertThat(badEngines().map(engine -> engine.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Sabotage.NONE)));
    }
}
