package dev.cutover.cli;

import dev.cutover.cli.reading.Captured;
import dev.cutover.cli.reading.Content;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.nio.charset.StandardCharsets;

/** Evidence on its way out: as it is to whoever asked for that, harmless to a terminal. */
record Showing(Surroundings surroundings, boolean raw) {

    void show(Captured captured, Content content) {
        boolean terminal = !(surroundings.out() instanceof Stdout out) || out.isTerminal();
        if (raw || !terminal) {
            bytes(content.bytes());
        } else {
            var text = content.text()
                    .orElseThrow(() -> new ProblemException(
                            ExitCode.USAGE,
                            "'" + captured.fact().name() + "' ("
                                    + captured.fact().mediaType() + ", "
                                    + captured.fact().bytes() + " bytes) is not for a terminal",
                            "add `--raw > FILE`"));
            Screens.out(surroundings).text(text);
        }
    }

    private void bytes(byte[] content) {
        if (surroundings.out() instanceof Stdout out) {
            out.bytes(content);
        } else {
            surroundings.out().print(new String(content, StandardCharsets.UTF_8));
        }
    }
}
