package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.execution.process.ProcessEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootHelpTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenDownIsWhatTheParserSays(boolean colour) throws IOException {
        String said = said(colour);
        var made = Path.of("target", RootHelp.FILE);
        if (colour) {
            Files.writeString(made, said.replace('\u001b', RootHelp.ESCAPE));
        }

        assertThat(RootHelp.text(colour))
                .as("after a change of a command's description copy %s to where the help is kept", made)
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", ""})
    void itIsWhatTheToolAnswers(String asked) {
        var out = new StringWriter();
        var err = new StringWriter();

        int code = asked.isEmpty() ? Main.run(in(out, err, false)) : Main.run(in(out, err, false), asked);

        assertThat(code).isEqualTo(asked.isEmpty() ? 2 : 0);
        assertThat(asked.isEmpty() ? err : out).hasToString(RootHelp.text(false));
        assertThat(asked.isEmpty() ? out : err).hasToString("");
    }

    private static String said(boolean colour) {
        var out = new StringWriter();
        var processEnvironment = in(out, out, colour);
        CommandLineFactory.of(processEnvironment, new FailureReport(processEnvironment), "--help")
                .execute("--help");
        return out.toString();
    }

    private static ProcessEnvironment in(StringWriter out, StringWriter err, boolean colour) {
        return new ProcessEnvironment(
                Map.of("TERM", "xterm-256color"),
                Path.of("").toAbsolutePath(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out),
                new PrintWriter(err),
                colour);
    }
}
