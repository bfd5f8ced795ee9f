package dev.cutover.spi;

import java.util.List;

/**
 * A named operation of a system.
 *
 * @param reads true if it changes nothing; what is not declared to read counts as a write
 * @param idempotent whether asking twice under one key has the effect once
 * @param readBack whether {@link Actions#readBack} can tell what became of it
 * @param undo the operation that takes it back; empty if there is none
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
