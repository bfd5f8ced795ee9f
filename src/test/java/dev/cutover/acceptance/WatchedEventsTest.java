package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch --output jsonl}: the events of a run that another process runs. */
class WatchedEventsTest {
    private static final String ASKS = """
            cutover: 1
            runbook: asks
            roles: { lead: { who: [Dana Ortiz], may: [go, no-go, abort] } }
            phases:
              - phase: only
                steps: [{ gate: Ready, id: ready, approve: { by: [lead] } }]
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.write("asks.yaml", ASKS);
        place.write("test.yaml", "environment: test\nsystems: {}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {SampleRuns.DONE, SampleRuns.STUCK})
    void aRunThatHasEndedIsWrittenWholeAndEndsWithItsOwnCode(String run) throws IOException {
        SampleRuns.fill(place.home());
        var status = json(place.run("status", run, "--output", "json").out());
        var watched = place.run("watch", run, "--output", "jsonl", "--from", "1");
        var lines = lines(watched.out());

        FoldedEvents.of(watched.out()).assertSameAs(status);
        assertThat(seqs(lines))
                .containsExactlyElementsOf(upTo(1, status.get("seq").asLong()));
        assertThat(lines.get(0).get("document").asText()).isEqualTo("stream");
        var end = lines.get(lines.size() - 1).get("end");
        assertThat(end.get("exit").asInt()).isEqualTo(watched.exit());
        assertThat(watched.exit()).isEqualTo((run.equals(SampleRuns.DONE) ? ExitCode.DONE : ExitCode.STUCK).code());
        assertThat(end.get("words"))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(watched.err()).contains(word.asText()));
    }

    @Test
    void withoutANumberItBeginsWithWhatComesNext() throws Exception {
        var run = place.startUntilItWaits("run", "asks.yaml", "--env", "test.yaml", "--wait", "--no-input");
        long known = place.home().events(place.home().runs().get(0)).size();
        var out = new StringWriter();
        var surroundings = place.surroundings(new PrintWriter(out), new PrintWriter(new StringWriter()));
        var watched = CompletableFuture.supplyAsync(() -> Main.run(surroundings, "watch", "--output", "jsonl"));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> out.toString().contains("\n"));
        place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "all is well")
                .done();

        run.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        assertThat(watched.get(60, TimeUnit.SECONDS)).isZero();
        var lines = lines(out.toString());
        long last = place.home().events(place.home().runs().get(0)).size();
        assertThat(seqs(lines)).containsExactlyElementsOf(upTo(known + 1, last));
        assertThat(lines.get(0).get("from").asLong()).isEqualTo(known + 1);
        assertThat(lines.get(0).at("/changed/questions")).hasSize(1);
        FoldedEvents.of(out.toString())
                .assertSameAs(json(place.run("status", "--output", "json").out()));
    }

    @Test
    void aReaderWhoHasGoneDoesNotCostTheExitCode() throws IOException {
        SampleRuns.fill(place.home());
        var closed = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var err = new StringWriter();
        var out = new StandardOutput(closed, StandardCharsets.UTF_8, false);
        var surroundings = place.surroundings(out, new PrintWriter(err, true));

        assertThat(Main.run(surroundings, "watch", SampleRuns.STUCK, "--output", "jsonl", "--from", "3"))
                .isEqualTo(ExitCode.STUCK.code());
        assertThat(err.toString())
                .contains("the reader has closed the pipe")
                .contains("`cutover watch " + SampleRuns.STUCK + " --from 3 --output jsonl` writes the rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all", "--mine lead", "--lines", "--all-events", "--from 4711"})
    void whatDoesNotFitTogetherIsRefused(String more) throws IOException {
        SampleRuns.fill(place.home());
        var words = new ArrayList<>(List.of("watch", "--output", "jsonl"));
        if (!more.equals("--all")) {
            words.add(SampleRuns.DONE);
        }
        var asked = List.of(more.split(" ", -1));
        words.addAll(asked);

        var refused = place.run(words.toArray(String[]::new)).endedWith(ExitCode.USAGE);
        assertThat(refused.err()).contains(asked.get(0));
        assertThat(refused.out()).isEmpty();
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Long> seqs(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("seq"))
                .map(line -> line.get("seq").asLong())
                .toList();
    }

    private static List<JsonNode> lines(String out) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : out.lines().toList()) {
            lines.add(json(line));
        }
        return lines;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
