package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.sql.H2Mirroring;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.testkit.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real program, resumes it, and compares the result with that of an undisturbed run. A chain is one run that
 * is killed twice: first at an operation of the disk, a different one in each chain; then, while it resumes, at another
 * operation or from outside at any moment. Usually every third chain is tried; with the profile {@code wide}, each one
 * three times.
 */
@Tag(Scale.WIDE)
class KillTest {
    private static final int AT_ONCE = 2;
    private static final int USUAL = 60;
    private static final int WIDE = 450;
    private static final int DEAD = 137;

    /** So many there are at least as a run is resumed. */
    private static final int SURE_POINTS = 6;

    /** About as long as a whole run takes on a machine with nothing else to do. */
    private static final int MOST_MILLIS = 900;

    @TempDir
    private static Path folder;

    private static CrashOutcome undisturbed;
    private static int points;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        var crashSite = new CrashSite(folder.resolve("undisturbed"));
        assertThat(crashSite.call(Map.of(), CrashSite.run()))
                .as(crashSite.said())
                .isZero();
        undisturbed = crashSite.outcome();
        points = crashSite.points();
        assertThat(undisturbed.effects())
                .hasSize(5)
                .allSatisfy((effect, times) -> assertThat(times).isEqualTo(1));
        assertThat(points).isGreaterThan(60);
    }

    @Test
    void whateverTheMomentNothingIsLostDoubledOrSkipped(TestReporter reporter) throws Exception {
        // Two kills a chain, but for those from outside that come too late.
        judge(1 + Scale.cases(USUAL, WIDE) * 11 / 20, reporter);
    }

    private static void judge(int chains, TestReporter reporter) throws Exception {
        var kills = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var complaints = new ArrayList<String>();
        try {
            var tasks = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < chains; i++) {
                int chain = i;
                int first = 1 + (chains < points ? i * points / chains : i % points);
                tasks.add(() -> chain(chain, first, kills));
            }
            for (var done : pool.invokeAll(tasks)) {
                complaints.addAll(done.get());
            }
        } finally {
            pool.shutdownNow();
        }
        reporter.publishEntry("crashes", kills + " kills in " + chains + " runs, at " + points + " points of the disk");
        assertThat(complaints).isEmpty();
        assertThat(kills).hasValueGreaterThan(chains * 3 / 2);
    }

    private static List<String> chain(int number, int first, AtomicInteger kills) throws Exception {
        var random = new SplittableRandom(number);
        var crashSite = new CrashSite(folder.resolve("chain-" + number));
        var complaints = new ArrayList<String>();
        complaints.addAll(killedAt(first, crashSite, kills));
        if (number % 4 == 0) {
            crashSite.copy(new H2Mirroring(Duration.ZERO, 1, OutlineReader.NONE), Instant.EPOCH);
        }
        if (number % 2 == 0) {
            int left = Math.max(SURE_POINTS, points - first);
            complaints.addAll(killedAt(random.nextInt(1, left + 1), crashSite, kills));
        } else {
            killedFromOutside(random.nextInt(50, MOST_MILLIS), crashSite, kills);
            complaints.addAll(crashSite.losses());
        }
        complaints.addAll(ending(crashSite));
        if (complaints.isEmpty()) {
            delete(crashSite.folder());
        }
        return complaints.stream()
                .map(complaint -> "chain " + number + ": " + complaint)
                .toList();
    }

    private static List<String> killedAt(int point, CrashSite crashSite, AtomicInteger kills) throws Exception {
        int code = crashSite.call(Map.of("point", "" + point), next(crashSite));
        kills.addAndGet(code == DEAD ? 1 : 0);
        var complaints = new ArrayList<>(crashSite.losses());
        if (code != DEAD && code != 0) {
            complaints.add("was to die at " + point + ", but ended with " + code + ": " + crashSite.said());
        }
        return complaints;
    }

    private static void killedFromOutside(int millis, CrashSite crashSite, AtomicInteger kills) throws Exception {
        var process = crashSite.start(Map.of(), next(crashSite));
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        kills.addAndGet(process.exitValue() == DEAD ? 1 : 0);
    }

    /** Lets the run come to its end, and judges it. */
    private static List<String> ending(CrashSite crashSite) throws Exception {
        int code = crashSite.call(Map.of(), next(crashSite));
        var complaints = new ArrayList<>(crashSite.losses());
        if (code != 0) {
            complaints.add("exit " + code + ": " + crashSite.said());
        }
        complaints.addAll(crashSite.faults());
        complaints.addAll(crashSite.outcome().complaints(undisturbed));
        return complaints;
    }

    private static String[] next(CrashSite crashSite) {
        return crashSite.begun().map(CrashSite::resume).orElseGet(CrashSite::run);
    }

    @Test
    void aKillBetweenAnEffectAndItsOutcomeLosesNothing() throws Exception {
        assertThat(afterTheFirstParcel(false)).isEmpty();
    }

    @Test
    void effectsBeforeTheirIntentsAreDetected() throws Exception {
        assertThat(afterTheFirstParcel(true))
                .anyMatch(complaint -> complaint.startsWith("lost: "))
                .contains("ship for ship-first/everything/forward was done 2 times, not 1");
    }

    /** Killed at the first point of the disk after the parcel has left. */
    private static List<String> afterTheFirstParcel(boolean late) throws Exception {
        var crashSite = new CrashSite(folder.resolve("parcel-" + late));
        var shipped = crashSite.world().resolve("ship");
        var wish = Map.of("once", shipped.toString(), "late", "" + late);
        assertThat(crashSite.call(wish, CrashSite.run())).isEqualTo(DEAD);
        assertThat(Files.readAllLines(shipped)).hasSize(1);
        var complaints = new ArrayList<>(crashSite.losses());
        complaints.addAll(ending(crashSite));
        return complaints;
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
