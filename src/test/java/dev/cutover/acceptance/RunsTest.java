package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the list of runs says of each. */
class RunsTest {
    @TempDir
    private Path folder;

    @Test
    void aRunSaysHowFarItIsWhenItEndedHowLongItTookAndWhomItWaitsFor() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());

        String listed = place.run("runs").done().out();

        assertThat(line(listed, SampleRuns.WAITING)).contains("live ", "WAITING", " 1/4 ", " Dana Ortiz ", " 40m ");
        assertThat(line(listed, SampleRuns.DONE))
                .contains("not live", "COMPLETED", " 4/4 ", " 2026-11-24 02:30 ", " 1h ")
                .doesNotContain("Dana Ortiz", "rehearsal");
        var waiting = json(place).at("/runs/0");
        assertThat(waiting.at("/steps/done").asInt()).isEqualTo(1);
        assertThat(waiting.at("/steps/of").asInt()).isEqualTo(4);
        assertThat(waiting.at("/waitingFor/0/step").asText()).isEqualTo("ready");
        assertThat(waiting.at("/waitingFor/0/since").asText()).isEqualTo("2026-11-24T02:10:00Z");
        assertThat(waiting.at("/waitingFor/0/people/0").asText()).isEqualTo("Dana Ortiz");
        assertThat(waiting.at("/ended").isNull()).isTrue();
        var done = json(place).at("/runs/3");
        assertThat(done.at("/ended").asText()).isEqualTo("2026-11-24T02:30:00Z");
        assertThat(done.at("/lastedSeconds").asDouble()).isEqualTo(3600);
        assertThat(done.at("/waitingFor")).isEmpty();
        assertThat(done.at("/mode").asText()).isEqualTo("REHEARSAL");
    }

    @Test
    void onASmallTerminalTheIdsAreShortAndNoLineIsTooLong() throws IOException {
        var place = Place.in(folder).atTerminal().with("COLUMNS", "80");
        SampleRuns.fill(place.home());
        rehearse(place);

        String listed = place.run("runs").done().out();

        assertThat(listed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(listed)
                .contains("STATE", "STEPS", "WAITING FOR", "TOOK", "01jd3m8a ")
                .doesNotContain(SampleRuns.WAITING);
        place.run("status", "01jd3m8a").done();
    }

    @Test
    void aRehearsalSaysWhenItWasPlayedNotWhenItsClockSays() throws IOException {
        var place = Place.in(folder);
        var before = written("before");
        rehearse(place);

        var rehearsal = json(place).at("/rehearsals/0");

        assertThat(Instant.parse(rehearsal.at("/played").asText()))
                .isBetween(before.minus(Duration.ofSeconds(1)), written("after"));
        assertThat(rehearsal.at("/createdAt").asText()).startsWith("2026-");
        assertThat(place.run("runs").done().out())
                .contains("PLAYED (UTC)", rehearsal.at("/played").asText().substring(0, 10) + " ");
        assertThat(rehearsal.at("/waitingFor")).isEmpty();
    }

    private static void rehearse(Place place) throws IOException {
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("unanswered.yaml", """
                rehearsal: nobody-answers
                runbook: orders.yaml
                environment: virtual
                clock: virtual
                expect: { outcome: completed }
                """);
        place.run("rehearse", "unanswered.yaml").endedWith(ExitCode.HALTED);
    }

    private static String line(String listed, String run) {
        return listed.lines().filter(line -> line.startsWith(run)).findFirst().orElseThrow();
    }

    private static JsonNode json(Place place) throws IOException {
        return new ObjectMapper()
                .readTree(place.run("runs", "--output", "json").done().out());
    }

    /** When a file is written: the time of the machine, as its file system says. */
    private Instant written(String name) throws IOException {
        return Files.getLastModifiedTime(Files.writeString(folder.resolve(name), ""))
                .toInstant();
    }
}
