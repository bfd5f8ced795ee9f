package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process that is killed in its second look. */
class MortalSecondLookTest {
    private static final int ROWS = 60_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedInTheSecondLookItJudgesNothingTwiceAndLosesNothing(boolean areFound) throws Exception {
        var random = new SplittableRandom(5);
        int kills = 0;
        for (int life = 0; life < 5; life++) {
            var process = SecondLookProcess.command(folder.resolve("work"), ROWS, areFound)
                    .start();
            try (var said = process.inputReader(StandardCharsets.UTF_8)) {
                if (life == 0) {
                    assertThat(said.readLine()).isEqualTo("look 1 30000");
                }
                if (!process.waitFor(life * 150L + random.nextInt(150), TimeUnit.MILLISECONDS)) {
                    process.toHandle().destroyForcibly();
                    process.waitFor();
                    kills++;
                }
            }
        }
        assertThat(kills).isPositive();
        assertThat(last(areFound))
                .isEqualTo("Keys[equal=30000, byRule=0, different=30000, missingLeft=0, missingRight=0, duplicates=0,"
                        + " faulty=0, moving=0, neverSettled=0] 30000 []");
    }

    private String last(boolean areFound) throws IOException, InterruptedException {
        var process = SecondLookProcess.command(folder.resolve("work"), ROWS, areFound)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = said.lines().toList();
            assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
            assertThat(lines).noneMatch(line -> line.startsWith("look 1"));
            return lines.get(lines.size() - 1);
        }
    }
}
