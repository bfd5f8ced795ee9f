package dev.cutover.engine.operator;

/**
 * The people at a process that other terminals can reach: they can end a hold even if nobody is at this terminal.
 *
 * @param behind the people at this terminal
 */
public record ReachableOperator(Operator behind) implements RelayingOperator {
    @Override
    public boolean isReachable() {
        return true;
    }
}
