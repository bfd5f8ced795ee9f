package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says last is broken between words, and no command is broken. */
class SmallTerminalTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbook() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
    }

    @Test
    void theClosingLinesOfARunFit() {
        var ended = place.atTerminal()
                .with("COLUMNS", "64")
                .run("run", "orders.yaml", "--env", "virtual", "--no-input", "--progress", "none")
                .endedWith(ExitCode.WAITING);
        String run = place.home().runs().get(0).value();

        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64))
                .anyMatch(line -> line.startsWith("  cutover rollback " + run));
        assertThat(ended.out().replaceAll("\\s+", " "))
                .contains("run " + run + ": waiting for", "cutover resume " + run, "shows where it stands");
    }

    @Test
    void inAPipeALineStaysALine() {
        var ended = place.run("run", "orders.yaml", "--env", "virtual").endedWith(ExitCode.WAITING);
        String run = place.home().runs().get(0).value();

        assertThat(ended.out().lines())
                .anyMatch(line -> line.startsWith("run " + run + ": waiting for ") && line.length() > 80);
    }
}
