package dev.cutover.engine.move;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Operation;
import java.util.Optional;

/** What connectors declare of their operations. */
final class Operations {
    private Operations() {}

    static Optional<Operation> find(Systems systems, SystemId system, String name) {
        var connector = systems.connectors().get(system);
        return Optional.ofNullable(connector)
                .flatMap(found -> found.as(Actions.class))
                .flatMap(actions -> actions.operations().stream()
                        .filter(operation -> operation.name().equals(name))
                        .findFirst());
    }

    /** Undeclared counts as a write. */
    static boolean reads(Scene scene, SystemId system, String name) {
        return find(scene.systems(), system, name).map(Operation::reads).orElse(false);
    }

    /** One that does not say that it can be read back is not asked: what it answered would mean nothing. */
    static boolean readsBack(Scene scene, SystemId system, String name) {
        return find(scene.systems(), system, name).map(Operation::readBack).orElse(false);
    }

    static boolean idempotent(Scene scene, SystemId system, String name) {
        return find(scene.systems(), system, name).map(Operation::idempotent).orElse(false);
    }
}
