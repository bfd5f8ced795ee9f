package dev.cutover.spi;

import java.util.List;

/**
 * A named operation of a system.
 *
 * @param reads true if it changes nothing; what is not declared to read counts as a write
 * @param idempotent whether asking twice under one key has the effect once; then one in doubt is repeated rather than
 *     put to a person
 * @param readBack whether {@link Actions#readBack} can tell what became of it; it is not asked otherwise
 * @param undo the operation that takes it back, for those who look it up: a runbook says for itself how a step is
 *     undone; empty if there is none
 */
public record Operation(
        String name,
        String description,
        boolean reads,
        boolean idempotent,
        boolean readBack,
        List<Parameter> parameters,
        String undo) {
    public Operation {
        parameters = List.copyOf(parameters);
    }
}
