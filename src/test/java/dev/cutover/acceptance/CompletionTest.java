package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bash reads the script, and is asked what it would offer. */
class CompletionTest {
    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void prepare() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());
        script = place.write(
                "completion.bash", place.run("completion", "bash").done().out());
    }

    @Test
    void offersCommandsAndTheirOptions() throws Exception {
        assertThat(offered("")).contains("validate", "run", "status", "evidence", "help");
        assertThat(offered("st")).containsExactly("status");
        assertThat(offered("evidence", "")).containsExactly("list", "show", "add");
        assertThat(offered("status", "--o")).containsExactly("--output");
        assertThat(offered("status", "--output", "")).containsExactly("text", "json");
        assertThat(offered("status", "--output", "=", "j")).containsExactly("json");
        assertThat(offered("status", "--output", "json", "--ho")).containsExactly("--home");
        assertThat(offered("graph", "--format", "")).containsExactly("svg", "mermaid", "dot");
        assertThat(offered("completion", "")).containsExactly("bash", "zsh");
    }

    @Test
    void offersRunsOfTheHome() throws Exception {
        assertThat(offered("status", ""))
                .containsExactly(SampleRuns.DONE, SampleRuns.HOSTILE, SampleRuns.STUCK, SampleRuns.WAITING);
        assertThat(offered("evidence", "show", "01jd3", "9f"))
                .containsExactly("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        assertThat(offered("status", "--home", "elsewhere", "")).isEmpty();
        assertThat(offered("status", SampleRuns.DONE, "")).isEmpty();
    }

    @Test
    void offersSegmentsOfTheNewestRunsRunbook() throws Exception {
        assertThat(offered("rollback", "--region", "")).containsExactly("us-east", "us-west");
        assertThat(offered("rollback", "--region", "us-w")).containsExactly("us-west");
        assertThat(offered("rollback", "--lane", "")).isEmpty();
        assertThat(offered("rollback", "--scope", "re")).containsExactly("region=");
        assertThat(offered("rollback", "--scope", "region", "=", "us-e")).containsExactly("us-east");
    }

    @Test
    void findsStepsInTheNewestRunsRunbook() throws Exception {
        assertThat(bash("_cutover_steps; echo $_cutover_found"))
                .containsExactly("freeze ready shift-us-east shift-us-west");
    }

    @Test
    void offersNothingWhereThereIsNoHome() throws Exception {
        assertThat(bash("CUTOVER_HOME=nowhere; COMP_WORDS=(cutover rollback --region ''); COMP_CWORD=3; _cutover;"
                        + " echo ${#COMPREPLY[@]}"))
                .containsExactly("0");
    }

    @Test
    void answersBeforeAnyoneNotices() throws Exception {
        var times = bash("for i in 1 2 3 4 5; do from=${EPOCHREALTIME/./}; COMP_WORDS=(cutover rollback --region '');"
                + " COMP_CWORD=3; _cutover; echo $((${EPOCHREALTIME/./} - from)); done");

        assertThat(times).extracting(Long::parseLong).anyMatch(micros -> micros < 100_000);
    }

    /** What would be offered for the last word; bash takes words apart at {@code =} before it asks. */
    private List<String> offered(String... words) throws Exception {
        var line = new StringBuilder("COMP_WORDS=(cutover");
        for (String word : words) {
            line.append(" '").append(word).append('\'');
        }
        line.append("); COMP_CWORD=").append(words.length);
        return bash(line + "; _cutover; for word in \"${COMPREPLY[@]}\"; do echo \"$word\"; done");
    }

    private List<String> bash(String commands) throws Exception {
        var command = new ArrayList<>(List.of("bash", "--norc", "-u", "-c"));
        command.add("source " + script + "; " + commands);
        var errors = folder.resolve("errors");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().remove("CUTOVER_HOME");
        var process = builder.start();
        var lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(errors)).isEmpty();
        return lines;
    }
}
