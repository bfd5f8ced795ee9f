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
    private static final int ROLLBACKS = 500;
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

    /** What the judge says of a rollback of each kind of bad engine, and not of the engine itself. */
    private static Stream<Arguments> badRollbacks() {
        return Stream.of(
                Arguments.of(Sabotage.TRAFFIC_FIRST_BY_ITSELF, "goes on TRAFFIC_FIRST, and nobody has decided that"),
                Arguments.of(Sabotage.OPENING_TAKEN_FOR_GRANTED, " keeps the old platform closed"),
                Arguments.of(Sabotage.PARKED_TRAFFIC_MOVED, "it was decided that it stays"),
                Arguments.of(Sabotage.OPEN_TAKEN_FOR_PARKED, "and the router is healthy"),
                Arguments.of(Sabotage.STANDING_CALLED_UNDONE, " stays on the new platform"),
                Arguments.of(Sabotage.WRITERS_FORGOTTEN, "/back opens old, and "),
                Arguments.of(Sabotage.WRITERS_FORGOTTEN, " asks to open old, and "),
                Arguments.of(Sabotage.RETURN_AT_ONCE, ", and leaves out "),
                Arguments.of(Sabotage.ACCEPTANCE_FORGOTTEN, "nothing says that the old platform takes orders"),
                Arguments.of(Sabotage.UNDO_FORGOTTEN, " is undone once more by "),
                Arguments.of(Sabotage.UNDO_SUPPOSED, "/forward stands"),
                Arguments.of(Sabotage.LEFT_OUT_CALLED_UNDONE, " is yet to begin"),
                Arguments.of(Sabotage.DONE_UNHEARD, " was answered with done, and the rollback ends without it"),
                Arguments.of(Sabotage.OPENING_LEFT_TO_PEOPLE, "leaves its traffic, and has not tried "),
                Arguments.of(Sabotage.CLOSED_FOR_GOOD_FORGOTTEN, " keeps the old platform closed"),
                Arguments.of(Sabotage.SHARES_SWAPPED, " goes the wrong way"));
    }

    @ParameterizedTest
    @MethodSource("badRollbacks")
    void aRollbackOfABadEngineIsDetected(Sabotage sabotage, String complaint) throws InterruptedException {
        long number = 0;
        while (number < ROLLBACKS
                && !(isSaid(complaint, number, sabotage) && !isSaid(complaint, number, Sabotage.NONE))) {
            number++;
        }
        assertThat(number).as("the nights without a complaint").isLessThan(ROLLBACKS);
    }

    private static boolean isSaid(String complaint, long number, Sabotage sabotage) throws InterruptedException {
        return Judge.complaints(Night.inPhases(number, sabotage).play()).stream()
                .anyMatch(one -> one.contains(complaint));
    }

    @Test
    void everyKindOfBadEngineIsTried() {
        assertThat(Stream.concat(badEngines(), badRollbacks())
                        .map(engine -> engine.get()[0])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Sabotage.NONE)));
    }
}
