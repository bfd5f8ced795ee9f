package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals say how far they are while they are played. */
class RehearsalProgressTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aScenarioThatNobodyAnswersAndOneThatCannotBePlayed() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("unanswered.yaml", """
                rehearsal: nobody-answers
                runbook: orders.yaml
                environment: virtual
                clock: virtual
                expect: { outcome: completed }
                """);
        place.write("broken.yaml", "rehearsal: broken\nrunbook: missing.yaml\nenvironment: virtual\nexpect: {}\n");
    }

    @Test
    void inAPipeEachScenarioIsALineOnceItHasBeenPlayed() {
        var ended = place.run("rehearse", "unanswered.yaml", "broken.yaml").endedWith(ExitCode.INVALID);

        assertThat(ended.err().lines())
                .anyMatch(line -> line.startsWith("scenario 1 of 2: nobody-answers FAILED, "))
                .contains("scenario 2 of 2: broken.yaml ERROR");
        assertThat(ended.out()).doesNotContain("scenario 1 of 2");
        assertThat(ended.err()).doesNotContain("\r");
    }

    @Test
    void ofOneAloneTheResultSaysAll() {
        assertThat(place.run("rehearse", "unanswered.yaml")
                        .endedWith(ExitCode.HALTED)
                        .err())
                .isEmpty();
    }

    @Test
    void atATerminalOneLineIsWrittenOverAndIsGoneAtTheEnd() {
        var ended = place.atTerminal()
                .with("TERM", "xterm")
                .with("COLUMNS", "60")
                .run("rehearse", "unanswered.yaml", "broken.yaml")
                .endedWith(ExitCode.INVALID);

        var shown = ended.err().split("\r", -1);
        assertThat(shown)
                .anyMatch(line -> line.startsWith("scenario 1 of 2, unanswered.yaml: reading"))
                .anyMatch(line -> line.matches("scenario 1 of 2, unanswered.yaml: \\S+ at \\d\\d:\\d\\d:\\d\\d.*"))
                .anyMatch(line -> line.startsWith("scenario 2 of 2, broken.yaml: reading"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(60));
        assertThat(shown[shown.length - 1]).isBlank();
        assertThat(ended.err()).doesNotContain("\n");
    }

    @Test
    void aDocumentOnStandardOutputStaysADocument() {
        var ended = place.run("rehearse", "unanswered.yaml", "--output", "json").endedWith(ExitCode.HALTED);

        assertThat(ended.out()).startsWith("{").contains("\"runbook\" : \"orders\"");
    }
}
