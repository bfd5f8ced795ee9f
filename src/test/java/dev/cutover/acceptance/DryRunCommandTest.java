package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run shows, what it leaves behind, and what it never does. */
class DryRunCommandTest {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
    }

    private CommandContext dryRun(String... more) {
        return place.run(line(List.of("run", "orders.yaml", "--env", "virtual", "--dry-run"), more));
    }

    private static String[] line(List<String> first, String... more) {
        var words = new ArrayList<>(first);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private JsonNode json(String... command) throws IOException {
        return new ObjectMapper()
                .readTree(place.run(line(List.of(command), "--output", "json"))
                        .done()
                        .out());
    }

    @Test
    void theRetailExampleCompletes() throws IOException {
        // As it is, but for how often it measures: of seven thousand events, all but two hundred are samples.
        String runbook = Files.readString(EXAMPLES.resolve("retail-fulfillment/runbook.yaml"));
        place.write("retail.yaml", runbook.replace("every: 10s", "every: 1m"));
        var sandbox = EXAMPLES.resolve("retail-fulfillment/sandbox.yaml").toString();

        var ran = place.run("run", "retail.yaml", "--env", sandbox, "--dry-run", "--past-red");

        assertThat(ran.endedWith(ExitCode.EXCEPTIONS).out())
                .contains(
                        "WOULD", "ask releases: freeze", "set us-east curbside from 0 % to 5 %", "nothing was changed");
    }

    @Test
    void aGateThatMeasuresASkippedWriteStopsIt() {
        var ran = place.run(
                "run", EXAMPLES.resolve("retail-fulfillment/runbook.yaml").toString(), "--dry-run");

        assertThat(ran.endedWith(ExitCode.HALTED).out()).contains("copies-arrive", "without data");
        assertThat(ran.err()).contains("the dry run stopped").doesNotContain("can be resumed");
    }

    @Test
    void itNeverBlocksARealRun() throws IOException {
        place.run("run", "orders.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
        var real = place.home().runs().get(0);
        dryRun().endedWith(ExitCode.DONE);
        red();
        dryRun().endedWith(ExitCode.HALTED);

        assertThat(place.home().open()).containsExactly(real);
        assertThat(place.home().open()).containsExactly(real);
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        place.run("resume", "--answers", "answers.yaml", "--no-input").endedWith(ExitCode.DONE);
        dryRun().endedWith(ExitCode.HALTED);
        place.run("rollback", "--as", "Dana Ortiz", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(json("status", real.value()).path("rollbacks")).hasSize(1);
    }

    private void red() throws IOException {
        var runbook = place.folder().resolve("orders.yaml");
        Files.writeString(runbook, Files.readString(runbook).replace(">= 99.5 %", ">= 200 %"));
    }

    @Test
    void aRedGateStopsIt() throws IOException {
        red();

        var ran = dryRun().endedWith(ExitCode.HALTED);
        assertThat(ran.out())
                .contains("routed-in-60s is red", "RED, must be >= 200 %")
                .doesNotContain("us-east from");
        assertThat(ran.out()).doesNotContain("cutover resume");
    }

    @Test
    void answersSayOtherwise() throws IOException {
        red();
        place.write(
                "answers.yaml",
                "answers:\n  - { at: ready, as: Dana Ortiz, say: override, reason: to see the rest, impact:"
                        + " none }\n");

        assertThat(dryRun("--answers", "answers.yaml")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("set us-west from 50 % to 100 %");
    }

    @Test
    void aLiveEnvironmentNeedsNoConfirmation() throws IOException {
        place.write("production.yaml", live());

        var ran = place.run("run", "orders.yaml", "--env", "production", "--dry-run")
                .endedWith(ExitCode.DONE);
        assertThat(ran.err()).contains("dry run of orders in production, which is live");
        place.run("run", "orders.yaml", "--env", "production").endedWith(ExitCode.USAGE);
    }

    private String live() throws IOException {
        return Files.readString(folder.resolve("virtual.yaml"))
                .replace("environment: test", "environment: production\nlive: true")
                .replace("clock: virtual", "clock: real");
    }

    @Test
    void theClockOptionNeedsADryRun() {
        assertThat(place.run("run", "orders.yaml", "--env", "virtual", "--clock", "fast")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--clock is for dry runs");
        assertThat(place.run("run", "orders.yaml", "--env", "virtual", "--past-red")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--past-red is for dry runs");
    }

    @Test
    void noProgramThatWritesIsStarted() throws Exception {
        copy(EXAMPLES.resolve("release-switch"), folder.resolve("release-switch"));
        var work = folder.resolve("release-switch/.cutover/release-switch");
        String runbook = "release-switch/runbook.yaml";
        // As a real run leaves it: three hosts on the new release.
        program("set-the-stage");
        for (String host : List.of("alpha", "bravo", "charlie")) {
            program("switch", host, "2.0");
        }
        var before = tree(work);
        assertThat(before).containsValue("-> releases/2.0");

        var dry = place.run("run", runbook, "--env", "local", "--param", "release=2.1", "--dry-run")
                .endedWith(ExitCode.DONE);

        assertThat(tree(work)).isEqualTo(before);
        assertThat(dry.out()).contains("ask site: switch {release: 2.1} for alpha", "switch-back");
    }

    private void program(String name, String... arguments) throws Exception {
        var example = folder.resolve("release-switch");
        var argv = line(List.of(example.resolve("bin").resolve(name).toString()), arguments);
        var process = new ProcessBuilder(argv)
                .directory(example.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file :
                    files.filter(one -> !one.toString().contains(".cutover")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Every file and link, with what it holds or points at. */
    private static Map<String, String> tree(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.collect(Collectors.toMap(
                    file -> root.relativize(file).toString(),
                    DryRunCommandTest::holds,
                    (one, other) -> one,
                    TreeMap::new));
        }
    }

    private static String holds(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? "-> " + Files.readSymbolicLink(file)
                    : Files.isDirectory(file) ? "folder" : Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
