package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.query.EvidenceContent;
import java.nio.charset.StandardCharsets;

/** Evidence on its way out: as it is to whoever asked for that, harmless to a terminal. */
record Showing(Surroundings surroundings, boolean raw) {

    void show(CapturedEvidence capturedEvidence, EvidenceContent evidenceContent) {
        boolean terminal = !(surroundings.out() instanceof Stdout out) || out.isTerminal();
        if (raw || !terminal) {
            bytes(evidenceContent.bytes());
        } else {
            var text = evidenceContent
                    .text()
                    .orElseThrow(() -> new ProblemException(
                            ExitCode.USAGE,
                            "'" + capturedEvidence.fact().name() + "' ("
                                    + capturedEvidence.fact().mediaType() + ", "
                                    + capturedEvidence.fact().bytes() + " bytes) is not for a terminal",
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
