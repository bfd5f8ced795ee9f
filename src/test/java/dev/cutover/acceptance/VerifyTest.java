package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.Smoke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Smoke
class VerifyTest {
    private static final String TEST_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path folder;

    private Place place;
    private Path run;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
        run = folder.resolve(".cutover/runs").resolve(SampleRuns.WAITING);
    }

    @Test
    void aWordThatWasChangedIsFoundAndSoIsWhereTheRecordEnds() throws IOException {
        var record = run.resolve("events.log");
        Files.writeString(record, Files.readString(record).replace("all green", "all greed"));

        String out = place.run("verify").endedWith(ExitCode.ERROR).out();

        assertThat(out).contains("NOT as it was written", "broken at line 9");
        var lines = Files.readAllLines(record);
        assertThat(out)
                .contains("last sound event is 8, with the hash " + lines.get(7).substring(0, 64));
        assertThat(place.run("status", SampleRuns.WAITING)
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("broken at line 9", "cutover verify");
    }

    @Test
    void evidenceThatWasChangedIsFound() throws IOException {
        Files.writeString(run.resolve("evidence").resolve(TEST_DIGEST), "toast");

        assertThat(place.run("verify", "01jd3").endedWith(ExitCode.ERROR).out()).contains("'releases.txt'", "changed");
        assertThat(place.run("evidence", "show", "01jd3", "9f86")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("was changed after it was captured");
    }

    @Test
    void evidenceThatIsGoneIsMissed() throws IOException {
        Files.delete(run.resolve("evidence").resolve(TEST_DIGEST));

        assertThat(place.run("verify", "01jd3").endedWith(ExitCode.ERROR).out()).contains("is not there");
        assertThat(place.run("evidence", "show", "01jd3", "9f86")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("is gone");
    }

    @Test
    void aHashThatWasNotedProvesThatNothingBeforeItWasCut() throws Exception {
        var record = run.resolve("events.log");
        String head = new ObjectMapper()
                .readTree(place.run("verify", "--output", "json").done().out())
                .path("head")
                .asText();
        place.run("verify", "--expect-head", head).done();

        var lines = Files.readAllLines(record);
        Files.writeString(record, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        place.run("verify").done();
        assertThat(place.run("verify", "--expect-head", head)
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("the record was truncated or rewritten");
    }

    @Test
    void aCopyAnywhereIsVerifiedAsAFolder() throws IOException {
        var copy = Files.createDirectories(folder.resolve("copy/of/it"));
        Files.copy(run.resolve("events.log"), copy.resolve("events.log"));

        assertThat(place.run("verify", "copy/of/it").endedWith(ExitCode.ERROR).out())
                .contains("'releases.txt'", "is not there");
    }

    @Test
    void whereNoRunIsMeantThatIsWrongUsage() {
        Place.in(folder.resolve("empty")).run("verify").endedWith(ExitCode.USAGE);
        place.run("verify", "01zz").endedWith(ExitCode.ERROR);
    }
}
