package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.execution.stream.EventStream;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON lines, the board, the document of {@code status} and the report tell the same of the same record. */
class EventsAgainstDocumentsTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() {
        place = Place.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.1.0-first", "0.1.0-second", "0.1.0-third", "0.2.0-freezes"})
    void ofEveryOlderVersion(String version) throws IOException {
        var run = Files.createDirectories(
                place.home().root().resolve("runs/r1"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(Path.of("src/test/resources/records/" + version + ".log"), run.resolve("events.log"));

        assertAllTellTheSame("r1");
    }

    @ParameterizedTest
    @ValueSource(strings = {SampleRuns.DONE, SampleRuns.HOSTILE, SampleRuns.STUCK, SampleRuns.WAITING})
    void ofThisVersion(String run) throws IOException {
        SampleRuns.fill(place.home());

        assertAllTellTheSame(run);
    }

    @Test
    void ofARunThatWasKilled() throws IOException {
        SampleRuns.waiting(place.home());
        Recording.kill(place.home(), SampleRuns.WAITING);

        assertAllTellTheSame(SampleRuns.WAITING);
    }

    private void assertAllTellTheSame(String run) throws IOException {
        var id = new RunId(run);
        long last = place.home().events(id).size();
        var status = json("status", run, "--output", "json");
        var folded = FoldedEvents.of(lines(id, 1));
        folded.assertSameAs(status);
        for (long from : new long[] {2, last / 2, last}) {
            FoldedEvents.of(lines(id, from)).assertSameAs(status);
        }
        assertThat(folded.words()).as("the report").containsAll(reported(run));
        assertThat(folded.words()).as("the board").containsAll(shown(id));
    }

    private String lines(RunId run, long from) {
        var out = new ByteArrayOutputStream();
        var troubles = new ArrayList<String>();
        try (var stream = new EventStream(place.home(), run, out, from, troubles::add)) {
            stream.follow();
        }
        assertThat(troubles).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> reported(String run) throws IOException {
        var rows = new ArrayList<String>();
        json("report", run, "--format", "json")
                .at("/events/rows")
                .forEach(row -> rows.add(row.get("seq") + " " + row.get("about").asText() + ": "
                        + row.get("words").asText() + " " + row.get("tone").asText()));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private List<String> shown(RunId run) {
        var recorded = RecordedRun.of(place.home(), run);
        var narrative =
                recorded.story(PinnedRunbook.of(recorded.state().created()).runbook());
        var rows = narrative.last().stream()
                .map(line -> line.seq() + " " + line.about() + ": " + line.words() + " " + line.tone())
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private JsonNode json(String... command) throws IOException {
        return new ObjectMapper().readTree(place.run(command).done().out());
    }
}
