package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.sql.H2Following;
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
 * Kills the real program, resumes it, and holds what came of it against a run that nobody disturbed. A chain is one run
 * that is killed three times: at a point of the disk as it begins, at one as it is resumed, and from outside at any
 * moment.
 */
class KillTest {
    private static final int AT_ONCE = 2;
    private static final int DEAD = 137;

    @TempDir
    private static Path folder;

    private static Outcome undisturbed;
    private static int points;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        var site = new Site(folder.resolve("undisturbed"));
        assertThat(site.call(Map.of(), Site.run())).as(site.said()).isZero();
        undisturbed = site.outcome();
        points = site.points();
        assertThat(undisturbed.effects())
                .hasSize(5)
                .allSatisfy((effect, times) -> assertThat(times).isEqualTo(1));
        assertThat(points).isGreaterThan(60);
    }

    @Test
    void whateverTheMomentNothingIsLostDoubledOrSkipped(TestReporter reporter) throws Exception {
        judge(52, reporter);
    }

    @Test
    @Tag("long")
    void tenThousandTimesNothingIsLostDoubledOrSkipped(TestReporter reporter) throws Exception {
        judge(3_400, reporter);
    }

    private static void judge(int chains, TestReporter reporter) throws Exception {
        var kills = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var complaints = new ArrayList<String>();
        try {
            var tasks = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < chains; i++) {
                int chain = i;
                // Evenly over all points, whether there are more of these or of chains.
                int first = 1 + (int) ((long) i * points / Math.min(chains, points)) % points;
                tasks.add(() -> chain(chain, first, kills));
            }
            for (var done : pool.invokeAll(tasks)) {
                complaints.addAll(done.get());
            }
        } finally {
            pool.shutdownNow();
        }
        reporter.publishEntry(
                "crashes", kills + " kills in " + chains + " runs, first ones over " + points + " points of the disk");
        assertThat(complaints).isEmpty();
        assertThat(kills).hasValueGreaterThan(chains * 5 / 2);
    }

    private static List<String> chain(int number, int first, AtomicInteger kills) throws Exception {
        var random = new SplittableRandom(number);
        var site = new Site(folder.resolve("chain-" + number));
        var complaints = new ArrayList<String>();
        int second = random.nextInt(1, points * 3 / 4);
        for (int point : new int[] {first, second}) {
            int code = site.call(Map.of("point", "" + point), next(site));
            kills.addAndGet(code == DEAD ? 1 : 0);
            if (code != DEAD && code != 0) {
                complaints.add("to die at " + point + ", but exit " + code + ": " + site.said());
            }
            complaints.addAll(site.losses());
            if (number % 4 == 0) {
                site.copy(new H2Following(Duration.ZERO, 1), Instant.EPOCH);
            }
        }
        var process = site.start(Map.of(), next(site));
        process.waitFor(random.nextInt(20, 2_000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        kills.addAndGet(process.exitValue() == DEAD ? 1 : 0);
        complaints.addAll(site.losses());
        complaints.addAll(ending(site));
        if (complaints.isEmpty()) {
            delete(site.folder());
        }
        return complaints.stream()
                .map(complaint -> "chain " + number + ", killed at " + first + " and " + second + ": " + complaint)
                .toList();
    }

    /** Lets the run come to its end, and judges it. */
    private static List<String> ending(Site site) throws Exception {
        int code = site.call(Map.of(), next(site));
        var complaints = new ArrayList<>(site.losses());
        if (code != 0) {
            complaints.add("exit " + code + ": " + site.said());
        }
        complaints.addAll(site.faults());
        complaints.addAll(site.outcome().complaints(undisturbed));
        return complaints;
    }

    private static String[] next(Site site) {
        return site.begun().isPresent() ? Site.resume() : Site.run();
    }

    @Test
    void aKillBetweenTheEffectAndItsOutcomeIsNoHarm() throws Exception {
        assertThat(afterTheFirstParcel(false)).isEmpty();
    }

    @Test
    void effectsBeforeTheirIntentsAreFoundOut() throws Exception {
        assertThat(afterTheFirstParcel(true))
                .anyMatch(complaint -> complaint.startsWith("lost: "))
                .contains("ship for ship-first/everything/forward was done 2 times, not 1");
    }

    /** Killed at the first point of the disk after the parcel has left. */
    private static List<String> afterTheFirstParcel(boolean late) throws Exception {
        var site = new Site(folder.resolve("parcel-" + late));
        var shipped = site.world().resolve("ship");
        var wish = Map.of("once", shipped.toString(), "late", "" + late);
        assertThat(site.call(wish, Site.run())).isEqualTo(DEAD);
        assertThat(Files.readAllLines(shipped)).hasSize(1);
        var complaints = new ArrayList<>(site.losses());
        complaints.addAll(ending(site));
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
