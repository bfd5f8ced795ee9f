package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a rollback that could not open the old platform. */
class StuckReportTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNotAsPlannedIsCountedAndOwned() {
        var place = Place.in(folder);
        var scenario =
                Path.of("runbooks/big-bang/rehearsals/both-are-down.yaml").toAbsolutePath();
        var told = place.run("rehearse", scenario.toString())
                .endedWith(ExitCode.DONE)
                .out()
                .strip()
                .split("\\s+");
        var run = Stream.of(told).filter(word -> word.matches("[0-9a-z]{26}")).findFirst();

        assertThat(place.run("report", run.orElseThrow(), "--format", "md").out())
                .containsPattern(
                        "Not as planned:\\*\\* \\(!\\) [0-9]+ LEFT UNDONE, 1 PARKED, 1 IN DOUBT, [0-9]+ exceptions, 1 not begun")
                .containsPattern(
                        "LEFT UNDONE \\| \\| step 'delta-load' .* \\| technical-lead \\(Ines Park\\).*\\| by rollback 1")
                .containsPattern(
                        "\\*\\*Old platform:\\*\\* PARKED at [0-9:]+, not open: .*; not opened after [0-9]+ tries")
                .containsPattern("\\| old platform: PARKED, not open: ");
        assertThat(place.run("report", run.orElseThrow(), "--format", "json").out())
                .contains("\"outcome\" : \"PARKED\"", "\"returned\" :");
    }
}
