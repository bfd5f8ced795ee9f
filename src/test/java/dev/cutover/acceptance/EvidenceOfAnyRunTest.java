package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is found by its digest alone, in whatever run captured it. */
class EvidenceOfAnyRunTest {
    private static final String OTHER = "01jd5000000000000000000005";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void fourRuns() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
    }

    @Test
    void sixDigitsAreEnough() {
        assertThat(place.run("evidence", "show", "9f86d0").done().out()).isEqualTo("test\n");
        assertThat(place.run("evidence", "show", "9F86D0", "--output", "json")
                        .done()
                        .out())
                .contains("\"run\" : \"" + SampleRuns.WAITING + "\"");
    }

    @Test
    void fewerAreNotAndNeitherAreOtherLetters() {
        assertThat(place.run("evidence", "show", "9f86d")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("at least 6 hexadecimal digits", "not '9f86d'");
        assertThat(place.run("evidence", "show", SampleRuns.DONE)
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("at least 6 hexadecimal digits");
        assertThat(place.run("evidence", "show", SampleRuns.WAITING, "9").done().out())
                .isEqualTo("test\n");
    }

    @Test
    void whereSeveralRunsHaveItEachIsNamedWithItsCommand() throws IOException {
        try (var run = Recording.of(place.home(), OTHER, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
            run.started("freeze").captured("freeze", "again.txt", "test").captured("freeze", "twice.txt", "test");
        }

        String told = place.run("evidence", "show", "9f86d0")
                .endedWith(ExitCode.USAGE)
                .err();

        assertThat(told)
                .contains("'9f86d0' begins 2 pieces of evidence")
                .contains("`cutover evidence show " + OTHER + " 9f86d081884c`  again.txt")
                .contains("`cutover evidence show " + SampleRuns.WAITING + " 9f86d081884c`  releases.txt");
        assertThat(place.run("evidence", "show", OTHER, "9f86d081884c").done().out())
                .isEqualTo("test\n");
    }

    @Test
    void whereNoRunHasItTheRecordsThatCouldNotBeReadAreNamed() throws IOException {
        assertThat(place.run("evidence", "show", "ffffff")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("no evidence of any run", "begins with 'ffffff'")
                .doesNotContain("could not be read");

        var broken = place.home().folder(new RunId(SampleRuns.STUCK)).record();
        Files.write(broken, "no record\n".getBytes(StandardCharsets.UTF_8));

        assertThat(place.run("evidence", "show", "ffffff")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("these could not be read: " + SampleRuns.STUCK);
        place.run("evidence", "show", "9f86d0").done();
    }
}
