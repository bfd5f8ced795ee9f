package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.cli.Main;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output jsonl}: standard output is the events of the run, and nothing else. */
class EventsOutputTest {
    private static final String SCENARIO = """
            rehearsal: %s
            runbook: orders.yaml
            environment: virtual
            clock: virtual
            expect: { outcome: completed }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("go.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
    }

    @Test
    void aNightOfThreeProcessesIsOneStream() throws IOException {
        var waits = run("--output", "jsonl").endedWith(ExitCode.WAITING);
        var done =
                place.run("resume", "--answers", "go.yaml", "--output", "jsonl").endedWith(ExitCode.DONE);
        String run = place.home().runs().get(0).value();
        var back = place.run("rollback", run, "--reason", "misroutes", "--output", "jsonl")
                .endedWith(ExitCode.ROLLED_BACK);
        String night = waits.out() + done.out() + back.out();
        var lines = lines(night);

        long last = place.home().events(place.home().runs().get(0)).size();
        assertThat(seqs(lines))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(exits(lines)).containsExactly(4, 0, 6);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("run").asText()).isEqualTo(run));
        FoldedEvents.of(night)
                .assertSameAs(json(place.run("status", run, "--output", "json").done()));
    }

    @Test
    void aRollbackThatFindsNothingSaysSoInItsLastLine() throws IOException {
        run("--output", "jsonl", "--answers", "go.yaml").endedWith(ExitCode.DONE);
        String run = place.home().runs().get(0).value();
        place.run("rollback", run, "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);
        var nothing = place.run("rollback", run, "--reason", "drill", "--output", "jsonl")
                .endedWith(ExitCode.DONE);
        var lines = lines(nothing.out());
        var end = lines.get(lines.size() - 1).path("end");
        assertThat(end.path("words").path(0).asText()).startsWith("nothing to roll back in run " + run);
        assertThat(nothing.err()).contains("nothing to roll back in run " + run);
    }

    @Test
    void wordsGoToStandardError() throws IOException {
        var ended = run("--answers", "go.yaml", "--output", "jsonl").endedWith(ExitCode.DONE);

        var words = lines(ended.out()).get(lines(ended.out()).size() - 1).at("/end/words");
        assertThat(words).isNotEmpty();
        assertThat(words).allSatisfy(word -> assertThat(ended.err()).contains(word.asText()));
        assertThat(ended.err()).contains("ready  Dana Ortiz");
    }

    @Test
    void aRunThatHasEndedIsWrittenFromItsFirstEvent() throws IOException {
        run("--answers", "go.yaml").endedWith(ExitCode.DONE);
        String run = place.home().runs().get(0).value();
        var all = place.run("resume", run, "--output", "jsonl", "--from", "1").endedWith(ExitCode.DONE);
        var none = place.run("resume", run, "--output", "jsonl").endedWith(ExitCode.DONE);

        var status = json(place.run("status", run, "--output", "json").done());
        FoldedEvents.of(all.out()).assertSameAs(status);
        FoldedEvents.of(none.out()).assertSameAs(status);
        assertThat(seqs(lines(all.out()))).hasSize(status.get("seq").asInt());
        assertThat(seqs(lines(none.out()))).isEmpty();
        assertThat(none.err()).contains("has ended: completed");
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, the reader has closed the pipe", "No space left on device, No space left on device"})
    void linesThatCannotBeWrittenDoNotCostTheExitCode(String trouble, String told) {
        var broken = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(trouble);
            }
        };
        var err = new StringWriter();
        var out = new StandardOutput(broken, StandardCharsets.UTF_8, false);
        int exit = Main.run(
                place.surroundings(out, new PrintWriter(err, true)),
                "run",
                "orders.yaml",
                "--env",
                "virtual",
                "--output",
                "jsonl");

        assertThat(exit).as(err.toString()).isEqualTo(ExitCode.WAITING.code());
        assertThat(err.toString().split(told, -1)).as(err.toString()).hasSize(2);
        assertThat(err.toString()).contains("the JSON lines on standard output end before the first event");
    }

    @Test
    void everyScenarioHasAStreamOfItsOwn() throws IOException {
        place.write("first.yaml", SCENARIO.formatted("first"));
        place.write("second.yaml", SCENARIO.formatted("second"));
        var ended = place.run("rehearse", "first.yaml", "second.yaml", "--output", "jsonl")
                .endedWith(ExitCode.HALTED);
        var lines = lines(ended.out());

        assertThat(lines.stream()
                        .filter(line -> line.has("cutover"))
                        .map(line -> line.get("scenario").asText()))
                .containsExactly("first", "second");
        assertThat(exits(lines)).containsExactly(5, 5);
        assertThat(lines.stream().map(line -> line.get("run").asText()).distinct())
                .hasSize(2);
        assertThat(ended.err()).contains("first", "second", "FAILED");
    }

    @Test
    void aDryRunIsAStreamAsWell() throws IOException {
        var ended = run("--dry-run", "--past-red", "--output", "jsonl");
        var lines = lines(ended.out());

        assertThat(lines.get(0).get("mode").asText()).isEqualTo("DRY_RUN");
        assertThat(exits(lines)).containsExactly(ended.exit());
        assertThat(ended.err()).contains("dry run of orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run orders.yaml --env virtual --from 1",
                "run orders.yaml --env virtual --output jsonl --from 0",
                "run orders.yaml --env virtual --output jsonl --progress live",
                "run orders.yaml --env virtual --output json",
                "rollback --plan --output jsonl",
                "rollback --output json"
            })
    void whatDoesNotFitTogetherIsRefusedBeforeAnythingHappens(String command) {
        run().endedWith(ExitCode.WAITING);
        int runs = place.home().runs().size();
        long events = place.home().events(place.home().runs().get(0)).size();

        var refused = place.run(command.split(" ")).endedWith(ExitCode.USAGE);

        assertThat(refused.err() + refused.out()).containsAnyOf("--output", "--from");
        assertThat(place.home().runs()).hasSize(runs);
        assertThat(place.home().events(place.home().runs().get(0))).hasSize((int) events);
    }

    /** README's script, as it is written there. */
    @Test
    void theScriptOfReadmeComesToTheSameEndAsStatus() throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed here");
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("### The events as JSON lines"));
        String written = section.substring(section.indexOf("```python\n") + 10);
        place.write("fold.py", written.substring(0, written.indexOf("```")));
        var waits = run("--output", "jsonl").endedWith(ExitCode.WAITING);
        var done =
                place.run("resume", "--answers", "go.yaml", "--output", "jsonl").endedWith(ExitCode.DONE);
        // A process that was killed may have left half a line, and the next stream is added behind it.
        String killed = waits.out() + "{\"run\":\"01";
        var night = place.write("night.jsonl", killed + done.out() + "{\"run\":\"01");

        var process = new ProcessBuilder("python3", "fold.py")
                .directory(folder.toFile())
                .redirectInput(night.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        var folded = new ObjectMapper().readTree(said);
        var status = json(place.run("status", "--output", "json").done());
        assertThat(status.get("state").asText()).isEqualTo("COMPLETED");
        for (String part : List.of("state", "held", "ended", "traffic", "questions")) {
            assertThat(folded.get(part)).as(part).isEqualTo(status.get(part));
        }
        for (String part : List.of("step", "state", "attempt")) {
            assertThat(folded.get("steps").findValuesAsText(part))
                    .containsExactlyInAnyOrderElementsOf(status.get("steps").findValuesAsText(part));
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private CommandContext run(String... more) {
        var words = new ArrayList<>(List.of("run", "orders.yaml", "--env", "virtual"));
        words.addAll(List.of(more));
        return place.run(words.toArray(String[]::new));
    }

    private static List<Long> seqs(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("seq"))
                .map(line -> line.get("seq").asLong())
                .toList();
    }

    private static List<Integer> exits(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("end"))
                .map(line -> line.at("/end/exit").asInt())
                .toList();
    }

    private static List<JsonNode> lines(String out) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : out.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static JsonNode json(CommandContext answered) throws IOException {
        return new ObjectMapper().readTree(answered.out());
    }
}
