package dev.cutover.cli.view;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.query.EvidenceContent;
import java.nio.charset.StandardCharsets;

/** Evidence on its way out: as it is to whoever asked for that, harmless to a terminal. */
public record EvidenceOutput(ProcessEnvironment processEnvironment, boolean raw) {

    public void show(CapturedEvidence capturedEvidence, EvidenceContent evidenceContent) {
        boolean terminal = !(processEnvironment.out() instanceof StandardOutput out) || out.isTerminal();
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
            CommandOutputs.out(processEnvironment).text(text);
        }
    }

    private void bytes(byte[] content) {
        if (processEnvironment.out() instanceof StandardOutput out) {
            out.bytes(content);
        } else {
            processEnvironment.out().print(new String(content, StandardCharsets.UTF_8));
        }
    }
}
