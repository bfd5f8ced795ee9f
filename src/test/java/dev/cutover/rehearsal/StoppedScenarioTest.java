package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.testkit.Scale;
import dev.cutover.yaml.EnvironmentFile;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.ScenarioFile;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped scenarios, with their engine stopped at a force and resumed: they come out as if nobody had. */
@Tag(Scale.WIDE)
class StoppedScenarioTest {
    private static final Path EXAMPLE = Path.of("examples", "retail-fulfillment");

    /** So many stops of each scenario, evenly spread. */
    private static final int USUAL = 10;

    /** Each play compares the books of thousands of orders, which takes seconds: all stops would take an hour. */
    private static final int WIDE = 25;

    @TempDir
    private Path folder;

    private static Stream<Path> scenarios() throws IOException {
        try (var files = Files.list(EXAMPLE.resolve("rehearsals"))) {
            return files.sorted().toList().stream();
        }
    }

    private Path fresh(int number) throws IOException {
        return Files.createDirectory(folder.resolve("play-" + number));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whereverTheEngineIsStoppedItComesOutTheSame(Path file, TestReporter reporter) throws Exception {
        Runbook book = RunbookFile.read(
                        "runbook.yaml", Files.readAllBytes(EXAMPLE.resolve("runbook.yaml")), Map.of(), Parts.NONE)
                .value();
        Environment environment = EnvironmentFile.read(
                        "sandbox.yaml", Files.readAllBytes(EXAMPLE.resolve("sandbox.yaml")))
                .value();
        Scenario scenario = ScenarioFile.read(file.toString(), Files.readAllBytes(file), book)
                .value();
        var whole = new StoppedPerformance(scenario, book, environment);
        var undisturbed = whole.play(Integer.MAX_VALUE, fresh(0));
        assertThat(undisturbed.unmet()).isEmpty();
        int forces = whole.forces();
        int stride = Math.max(1, forces / Scale.cases(USUAL, WIDE));
        var complaints = new ArrayList<String>();
        int stops = 0;
        for (int stop = 1; stop < forces; stop += stride) {
            stops++;
            var outcome = new StoppedPerformance(scenario, book, environment).play(stop, fresh(stop));
            if (!outcome.equals(undisturbed)) {
                complaints.add("stopped before force " + stop + ": " + outcome);
            }
        }
        reporter.publishEntry("stops", stops + " of " + forces);
        assertThat(complaints).as("undisturbed: " + undisturbed).isEmpty();
    }
}
