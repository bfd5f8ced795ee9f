package dev.cutover.cli;

import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.signature.SshKeygen;

/** What this machine needs for runbooks whose people sign. */
final class Signatures {
    private Signatures() {}

    /** Refuses a run that could not take a single decision here. */
    static void require(Runbook runbook, Surroundings surroundings) {
        if (runbook.conduct().signed() && !new SshKeygen(surroundings.environment()).isInstalled()) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "the runbook takes signed decisions only, and this machine has no ssh-keygen to check them with",
                    "install OpenSSH's client");
        }
    }
}
