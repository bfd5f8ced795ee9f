package dev.cutover.execution.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.CommandLineFactory;
import dev.cutover.cli.FailureReport;
import dev.cutover.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void whatIsAnsweredAtOnceIsWhatTheParserSays(String asked) {
        var atOnce = new StringWriter();
        var parsed = new StringWriter();

        int code = Main.run(in(atOnce), asked);
        var processEnvironment = in(parsed);
        CommandLineFactory.of(processEnvironment, new FailureReport(processEnvironment), asked)
                .execute(asked);

        assertThat(code).isZero();
        assertThat(atOnce).hasToString(parsed.toString()).asString().startsWith("cutover ");
    }

    private static ProcessEnvironment in(StringWriter out) {
        return new ProcessEnvironment(
                Map.of(),
                Path.of("").toAbsolutePath(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out),
                new PrintWriter(out),
                false);
    }
}
