package dev.cutover.execution;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.operator.Operator;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;

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

    /**
     * The run could not be carried on, and its end is not told here.
     *
     * @param exit the exit code of the process
     * @param why one sentence, clean
     */
    void failed(ExitCode exit, String why);

    /** The work of these people's process, which may fail. */
    @FunctionalInterface
    interface Work {
        ExitCode run() throws InterruptedException;
    }

    /** Does the work, and passes on what it throws once {@link #failed} has been told of it. */
    default ExitCode during(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (ProblemException e) {
            failed(e.exitCode(), Clean.line(e.problems().get(0).message()));
            throw e;
        } catch (RuntimeException e) {
            failed(ExitCode.ERROR, "an unexpected error of Cutover; standard error says more");
            throw e;
        } catch (InterruptedException e) {
            failed(ExitCode.INTERRUPTED, ExitCode.INTERRUPTED.meaning());
            throw e;
        }
    }

    @Override
    void close();
}
