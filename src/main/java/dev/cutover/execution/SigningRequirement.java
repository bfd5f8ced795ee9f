package dev.cutover.execution;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.signature.SshKeygen;

/** Checks that this machine can verify signed decisions. */
public final class SigningRequirement {
    private SigningRequirement() {}

    /** Refuses a run whose decisions could not be verified here. */
    public static void require(Runbook runbook, ProcessEnvironment processEnvironment) {
        if (runbook.conduct().signed() && !new SshKeygen(processEnvironment.environment()).isInstalled()) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "the runbook accepts only signed decisions, and this machine has no ssh-keygen to verify them",
                    "install OpenSSH's client");
        }
    }
}
