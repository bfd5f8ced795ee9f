package dev.cutover.engine.effect;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Operation;
import java.util.Optional;

/** What connectors declare of their operations. Stateless. */
public final class OperationLookup {
    private OperationLookup() {}

    static Optional<Operation> find(ConnectedSystems connectedSystems, SystemId system, String name) {
        var connector = connectedSystems.connectors().get(system);
        return Optional.ofNullable(connector)
                .flatMap(found -> found.as(Actions.class))
                .flatMap(actions -> actions.operations().stream()
                        .filter(operation -> operation.name().equals(name))
                        .findFirst());
    }

    /** Undeclared counts as a write. */
    public static boolean reads(StepContext stepContext, SystemId system, String name) {
        return find(stepContext.systems(), system, name).map(Operation::reads).orElse(false);
    }

    /** An operation without a declared read-back is not read back: its answer would mean nothing. */
    static boolean readsBack(ConnectedSystems connectedSystems, SystemId system, String name) {
        return find(connectedSystems, system, name).map(Operation::readBack).orElse(false);
    }

    public static boolean idempotent(StepContext stepContext, SystemId system, String name) {
        return find(stepContext.systems(), system, name)
                .map(Operation::idempotent)
                .orElse(false);
    }
}
