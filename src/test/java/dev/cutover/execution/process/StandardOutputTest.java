package dev.cutover.execution.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.Main;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void aReaderThatHasGoneAwayIsNoError() {
        assertThat(help(refusing("Broken pipe"))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAnswerThatDidNotArriveIsNone() {
        assertThat(help(refusing("No space left on device"))).isEqualTo(ExitCode.ERROR.code());
        assertThat(err.toString()).contains("the output could not be written: No space left on device");
    }

    @Test
    void bytesComeAfterTheWordsBeforeThem() {
        var arrived = new ByteArrayOutputStream();
        var out = new StandardOutput(arrived, StandardCharsets.UTF_8, false);

        out.print("ü");
        out.bytes(new byte[] {0, (byte) 0xff});
        out.print("x");
        out.flush();

        assertThat(arrived.toByteArray()).containsExactly(0xc3, 0xbc, 0, 0xff, 'x');
        assertThat(out.failure()).isEmpty();
    }

    private int help(OutputStream stream) {
        var processEnvironment = new ProcessEnvironment(
                Map.of(),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new StandardOutput(stream, StandardCharsets.UTF_8, false),
                new PrintWriter(err, true),
                false);
        return Main.run(processEnvironment, "help", "exit-codes");
    }

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
