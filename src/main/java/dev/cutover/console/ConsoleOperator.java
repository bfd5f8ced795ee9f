package dev.cutover.console;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RelayingOperator;

/** People at a terminal, and the terminal's signals: both speak at the same desk. */
record ConsoleOperator(Operator behind, Interrupts interrupts) implements RelayingOperator {
    @Override
    public void attend(CommandPort commandPort) {
        interrupts.attend(commandPort);
        behind.attend(commandPort);
    }
}
