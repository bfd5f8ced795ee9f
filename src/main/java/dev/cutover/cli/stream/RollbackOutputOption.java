package dev.cutover.cli.stream;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import picocli.CommandLine.Mixin;

/** The output of a rollback, which is a plan or is carried out. Not thread-safe. */
public final class RollbackOutputOption {
    @Mixin
    private DocumentOrEventsOption output = new DocumentOrEventsOption();

    @Mixin
    private FirstEventOption first = new FirstEventOption();

    /** Whether the plan is to be a document. */
    public boolean isJson() {
        return output.isJson();
    }

    /** What was chosen, in the process that it was chosen for. */
    public OutputChoice of(ProcessEnvironment processEnvironment) {
        return output.of(processEnvironment, first);
    }

    /**
     * Makes sure that the format fits.
     *
     * @param plan whether only the plan is wanted
     */
    public void require(boolean plan) {
        if (output.isJson() && !plan) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--output json needs --plan",
                    "add --plan, or use --output jsonl; `cutover status --output json` shows how a rollback went");
        }
        if (output.isEvents() && plan) {
            throw new ProblemException(
                    ExitCode.USAGE, "a plan has no events for --output jsonl", "use --output json for the plan");
        }
    }
}
