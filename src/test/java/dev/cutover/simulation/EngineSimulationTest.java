package dev.cutover.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.Scale;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs generated from seeds. {@code -Dcutover.seed=N} repeats one of them, {@code -Dcutover.cases=N} sets their number.
 */
@Tag(Scale.WIDE)
class EngineSimulationTest {
    private static final int CASES = Scale.cases(1_200, 12_000);
    private static final int CASES_IN_PHASES = CASES / 6;

    @Test
    void everySimulatedRunKeepsThePromises(TestReporter reporter) throws InterruptedException {
        play(reporter, CASES, Night::new);
    }

    /** Opening, return and writers in all variants, lanes, several rollbacks, and what was rolled back done again. */
    @Test
    void everyRollbackInPhasesKeepsThePromises(TestReporter reporter) throws InterruptedException {
        play(reporter, CASES_IN_PHASES, Night::inPhases);
    }

    private static void play(TestReporter reporter, int cases, BiFunction<Long, Sabotage, Night> nights)
            throws InterruptedException {
        var seed = Scale.seed();
        var complaints = new ArrayList<String>();
        var endings = new TreeMap<String, Integer>();
        int events = 0;
        int processes = 0;
        for (long number = seed.orElse(0); number < seed.orElse(cases - 1) + 1; number++) {
            var seen = nights.apply(number, Sabotage.NONE).play();
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

    /**
     * Two unordered shifts of one key at once, weights accepted before a rollback, weights set again up and down, and a
     * shift called undone whose traffic a point of no return keeps.
     */
    @ParameterizedTest
    @ValueSource(longs = {3214, 3743, 4584, 5782, 6674, 9368, 11087, 17850, 19362})
    void whatOnceBrokeAPromiseKeepsIt(long seed) throws InterruptedException {
        assertThat(Judge.complaints(new Night(seed, Sabotage.NONE).play())).isEmpty();
    }

    /**
     * Traffic that a wider or a neighbouring rollback left, wider steps called undone, a second writer, by hand or for
     * another region, a share of the return that was more than what was there, and the shares after it; a shift that
     * was named beside a slice of traffic, a fence that people were asked to do again, a retry before what it needs was
     * done again, and an abort that nobody heard as its question was about traffic that had gone back.
     */
    @ParameterizedTest
    @ValueSource(longs = {18, 56, 89, 97, 255, 415, 444, 533, 615, 823, 904, 1090, 1095, 1108, 2121, 2503, 2575, 3917})
    void whatOnceBrokeARollbackKeepsIt(long seed) throws InterruptedException {
        assertThat(Judge.complaints(Night.inPhases(seed, Sabotage.NONE).play())).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRun() throws InterruptedException {
        for (long number = 0; number < 20; number++) {
            var once = new Night(number, Sabotage.NONE).play();
            assertThat(new Night(number, Sabotage.NONE).play().record()).isEqualTo(once.record());
            var inPhases = Night.inPhases(number, Sabotage.NONE).play();
            assertThat(Night.inPhases(number, Sabotage.NONE).play().record()).isEqualTo(inPhases.record());
        }
    }
}
