package dev.cutover.cli;

import dev.cutover.engine.Operator;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;

/** What the people of one process see and say during a run. */
interface Bridge extends AutoCloseable {
    Operator operator();

    RunListener listener();

    /** The last word, once the terminal has been given back. */
    void ended(RunResult result);

    @Override
    void close();
}
