package dev.cutover.execution;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.operator.Operator;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.ledger.RunState;

/** The people at one process: what they see and answer during a run. */
interface People extends AutoCloseable {
    Operator operator();

    RunListener listener();

    /**
     * Prints the result, once the terminal has been closed.
     *
     * @param state the state of the run
     * @return the exit code of the process: a completed run is no success if scripted answers were left over
     */
    ExitCode ended(RunResult result, RunState state);

    @Override
    void close();
}
