package dev.cutover.console;

import dev.cutover.engine.Desk;
import dev.cutover.engine.Operator;
import dev.cutover.engine.RelayingOperator;

/** People at a terminal, and the terminal's signals: both speak at the same desk. */
record Attended(Operator behind, Interrupts interrupts) implements RelayingOperator {
    @Override
    public void attend(Desk desk) {
        interrupts.attend(desk);
        behind.attend(desk);
    }
}
