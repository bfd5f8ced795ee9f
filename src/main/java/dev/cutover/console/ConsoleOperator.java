package dev.cutover.console;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RelayingOperator;

/** The people at a terminal, and the terminal's signals; both use the same command port. */
record ConsoleOperator(Operator behind, Interrupts interrupts) implements RelayingOperator {
    @Override
    public void attend(CommandPort commandPort) {
        interrupts.attend(commandPort);
        behind.attend(commandPort);
    }
}
