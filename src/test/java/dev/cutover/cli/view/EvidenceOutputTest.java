package dev.cutover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is foreign text of the worst kind: whoever captured it may have meant it for this terminal. */
class EvidenceOutputTest {
    private static final String PICTURE = "09824c6bec84";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        SampleRuns.fill(Place.in(folder).home());
    }

    @Test
    void aTerminalSeesWhatWouldTrickIt() {
        assertThat(show(true, "01jd1", "d0a5")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("Eve\\x1b[2J\\u202e\\u200b\n::error::x ##vso[task.complete]\\x9b1m\n");
    }

    @Test
    void aPipeGetsTheBytesAndSoDoesWhoeverAsks() {
        assertThat(show(false, "01jd1", "d0a5")).isZero();
        assertThat(show(true, "01jd1", "d0a5", "--raw")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(SampleRuns.VENOM + SampleRuns.VENOM);
    }

    @Test
    void whatIsNoTextIsNotForATerminal() {
        assertThat(show(true, "01jd3", PICTURE)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("image/png, 6 bytes", "not for a terminal", "--raw > FILE");
        assertThat(out.size()).isZero();

        assertThat(show(false, "01jd3", PICTURE)).isZero();
        assertThat(out.toByteArray()).containsExactly(0x89, 'P', 'N', 'G', 0, 1);
    }

    @Test
    void aScriptGetsWhatIsNoTextAsBase64() {
        assertThat(show(false, "01jd3", PICTURE, "--output", "json")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"encoding\" : \"base64\"", "\"content\" : \"iVBORwAB\"");
    }

    private int show(boolean terminal, String... args) {
        var processEnvironment = new ProcessEnvironment(
                Map.of(),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new StandardOutput(out, StandardCharsets.UTF_8, terminal),
                new PrintWriter(err, true),
                false);
        var line = new String[args.length + 2];
        line[0] = "evidence";
        line[1] = "show";
        System.arraycopy(args, 0, line, 2, args.length);
        return Main.run(processEnvironment, line);
    }
}
