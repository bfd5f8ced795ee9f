package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.execution.process.ProcessEnvironment;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WithdrawAliasTest {
    @Test
    void takeBackIsStillAnAliasOfWithdraw() {
        var out = new PrintWriter(new StringWriter());
        var here = new ProcessEnvironment(
                Map.of(), Path.of("").toAbsolutePath(), new ByteArrayInputStream(new byte[0]), out, out, false);
        var decide = new CommandLine(new DecideCommand(here)).getCommandSpec();

        assertThat(decide.findOption("--take-back")).isNotNull().isSameAs(decide.findOption("--withdraw"));
    }
}
