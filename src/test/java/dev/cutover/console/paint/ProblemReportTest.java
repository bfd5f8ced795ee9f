package dev.cutover.console.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemReportTest {

    private static List<String> shown(String source, Problem... problems) {
        return new ProblemReport(Theme.PLAIN, (file, line) -> source.isEmpty() ? Optional.empty() : Optional.of(source))
                .frame(List.of(problems))
                .plain();
    }

    @Test
    void theLineIsShownWithAMarkUnderThePlace() {
        var problem = Problem.at(
                new Location("runbook.yaml", 12, 17),
                "no step 'freez'; did you mean 'freeze'?",
                "write one of: freeze, ready");
        assertThat(shown("        needs: [freez]", problem))
                .containsExactly(
                        "error: no step 'freez'; did you mean 'freeze'?",
                        "  --> runbook.yaml:12:17",
                        "   |",
                        "12 |         needs: [freez]",
                        "   |                 ^",
                        "  = write one of: freeze, ready");
    }

    @Test
    void aLineWithASecretIsNotShownWhateverElseIsWrongWithIt() {
        var secret = Problem.at(new Location("f", 3, 20), "a secret in plain text", "remove it");
        assertThat(shown(
                        "with: { password: hunter2, sevrice: a }",
                        secret.inConfidence(),
                        Problem.at(new Location("f", 3, 28), "unknown key 'sevrice'", "")))
                .containsExactly(
                        "error: a secret in plain text",
                        " --> f:3:20",
                        "  = remove it",
                        "",
                        "error: unknown key 'sevrice'",
                        " --> f:3:28",
                        "",
                        "2 problems");
    }

    @Test
    void allProblemsAreShownAndCounted() {
        assertThat(shown(
                        "",
                        Problem.at(new Location("a.yaml", 1, 1), "one", ""),
                        Problem.at(new Location("b.yaml", 2, 1), "two", "first\nsecond"),
                        Problem.of("three", "")))
                .containsExactly(
                        "error: one",
                        " --> a.yaml:1:1",
                        "",
                        "error: two",
                        " --> b.yaml:2:1",
                        "  = first",
                        "    second",
                        "",
                        "error: three",
                        "",
                        "3 problems in 2 files");
    }

    @Test
    void theMarkStandsRightBehindWideLettersAndTabs() {
        assertThat(shown("\t東京: x", Problem.at(new Location("f", 1, 6), "m", "")))
                .endsWith("1 |     東京: x", "  |           ^");
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        String source = "x".repeat(200) + "HERE" + "y".repeat(200);
        var lines = shown(source, Problem.at(new Location("f", 1, 201), "m", ""));
        assertThat(lines.get(3)).isEqualTo("1 | .." + "x".repeat(60) + "HERE" + "y".repeat(36));
        assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("HERE"));
    }

    @Test
    void aPlaceBehindTheLineIsMarkedAtItsEnd() {
        assertThat(shown("ab", Problem.at(new Location("f", 1, 99), "m", ""))).endsWith("1 | ab", "  |   ^");
    }

    @Test
    void hostileFilesAreHarmless() {
        var lines = shown("a\u001b[2Jb\u202e", Problem.at(new Location("f\u0007", 1, 2), "m\u001b]0;x\u0007", "h\r"));
        assertThat(lines)
                .containsExactly(
                        "error: m\\x1b]0;x\\x07",
                        " --> f\\x07:1:2",
                        "  |",
                        "1 | a\\x1b[2Jb\\u202e",
                        "  |  ^",
                        "  = h\\x0d");
    }

    @Test
    void filesAreReadWhereTheyAre(@TempDir Path folder) throws IOException {
        var file = folder.resolve("runbook.yaml");
        Files.writeString(file, "one\ntwo\n");
        var sources = SourceLines.files();
        assertThat(sources.line(file.toString(), 2)).contains("two");
        assertThat(sources.line(file.toString(), 3)).isEmpty();
        assertThat(sources.line(file.toString(), 0)).isEmpty();
        assertThat(sources.line(folder.toString(), 1)).isEmpty();
        assertThat(sources.line("no\0file", 1)).isEmpty();
        Files.write(file, new byte[] {(byte) 0xff, '\n'});
        assertThat(sources.line(file.toString(), 1)).isEmpty();
    }
}
