package dev.cutover.cli;

import dev.cutover.engine.Desk;
import dev.cutover.engine.Operator;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;

/** What the people of one process see and say during a run. */
interface Bridge extends AutoCloseable {
    Operator operator();

    RunListener listener();

    /** From here on Ctrl-C and a lost terminal speak to this desk. */
    void begun(Desk desk);

    /** The last word. */
    void ended(RunResult result);

    @Override
    void close();
}
