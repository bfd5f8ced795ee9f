package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run claims outlives its process, tested with the real program. */
class ClaimsOfTheDeadTest {
    @TempDir
    private Path folder;

    private CrashSite crashSite;

    @BeforeEach
    void open() throws Exception {
        crashSite = new CrashSite(folder.resolve("site"));
    }

    private Map<String, String> whenShipped(String what) {
        return Map.of("once", crashSite.world().resolve("ship").toString(), what, "true");
    }

    @Test
    void aSecondRunIsRefusedWhileAnotherProcessRunsTheFirst() throws Exception {
        var first = crashSite.start(whenShipped("hang"), CrashSite.run());
        try {
            while (first.isAlive() && !Files.exists(crashSite.folder().resolve("hanging"))) {
                first.waitFor(20, TimeUnit.MILLISECONDS);
            }
            var run = crashSite.begun().orElseThrow();
            assertThat(crashSite.call(Map.of(), CrashSite.run())).isEqualTo(ExitCode.HELD_ELSEWHERE.code());
            assertThat(crashSite.said())
                    .contains("Run " + run, "it is run by ", "(process " + first.pid() + " on ", "wait for its end");
            assertThat(crashSite.home().runs()).containsExactly(run);
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void theClaimsOfAKilledRunStandUntilItIsResumedToItsEnd() throws Exception {
        assertThat(crashSite.call(
                        Map.of("once", crashSite.world().resolve("ship").toString()), CrashSite.run()))
                .isEqualTo(137);
        var run = crashSite.begun().orElseThrow();
        assertThat(crashSite.call(Map.of(), CrashSite.run())).isEqualTo(ExitCode.HELD_ELSEWHERE.code());
        assertThat(crashSite.said()).contains("Run " + run, "its runner is gone", "under way", "cutover resume " + run);
        assertThat(crashSite.home().runs()).containsExactly(run);

        assertThat(crashSite.call(Map.of(), CrashSite.resume(run))).isZero();
        assertThat(crashSite.call(Map.of(), CrashSite.run())).isZero();
        assertThat(crashSite.home().runs()).hasSize(2);
    }
}
