package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run in which everything that anybody could name has a name that is meant to do harm. */
class HostileTextTest {
    private static final String BELLS = "a\u0007: \u001b]0;gone\u0007\n::set-env name=x::y\n##[error]\u202e";

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws IOException {
        SampleRuns.fill(new Home(home, new FileDisk()));
    }

    @ParameterizedTest
    @CsvSource({
        "status 01jd1, false",
        "status 01jd1, true",
        "decisions 01jd1, false",
        "decisions 01jd1, true",
        "evidence list 01jd1, false",
        "evidence list 01jd1, true",
        "evidence show 01jd1 d0a5, false",
        "evidence show 01jd1 d0a5, true",
        "runs, true",
        "verify 01jd1, true"
    })
    void namesAreEscapedForTerminalsAndBuildServers(String command, boolean json) {
        var place = Place.in(folder).with("CUTOVER_HOME", home.toString()).with("CI", "true");

        var ended = place.run((command + (json ? " --output json" : "")).split(" "));

        assertHarmless(ended.done().out());
        assertThat(ended.out()).isNotEmpty();
    }

    @Test
    void textOfFilesIsEscapedToo() throws IOException {
        var place = Place.in(folder).with("CI", "true");
        place.write("x.yaml", "cutover: 1\nrunbook: \"" + BELLS.replace("\n", "\\n") + "\"\n" + BELLS + ": 1\n");

        assertHarmless(place.run("validate", "x.yaml").err());
        assertHarmless(place.run("validate", "x.yaml", "--output", "json").out());
        assertHarmless(place.run("validate", "::error::\u001b[2J.yaml").err());
        assertHarmless(place.run("status", BELLS).err());
        assertHarmless(place.run("connectors", BELLS).err());
        assertHarmless(place.run(BELLS).err());
        assertHarmless(place.run("status", "--" + BELLS).err());
        assertHarmless(place.run("help", BELLS).err());
    }

    @Test
    void outsideOfABuildServerOnlyItsOrdersAreLeftAsTheyAre() {
        var place = Place.in(folder).with("CUTOVER_HOME", home.toString());

        assertThat(place.run("decisions", "01jd1").done().out())
                .contains("##vso[", "\\x1b[2J")
                .doesNotContain("\u001b");
    }

    private static void assertHarmless(String said) {
        assertThat(said.chars().filter(letter -> letter != '\n'))
                .noneMatch(letter -> letter < ' ' || (letter >= 0x7f && letter < 0xa0))
                .noneMatch(letter -> Character.getType(letter) == Character.FORMAT);
        assertThat(said.lines())
                .noneMatch(line -> line.stripLeading().startsWith("::"))
                .noneMatch(line -> line.contains("##vso[") || line.contains("##["));
    }
}
