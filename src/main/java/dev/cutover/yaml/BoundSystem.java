package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A bound system with its description. */
record BoundSystem(Binding binding, Description description) {
    String name() {
        return binding.system().value();
    }

    boolean can(Class<?> capability) {
        return description.capabilities().contains(capability);
    }

    Optional<Operation> operation(String name) {
        return description.operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }

    Set<String> operations() {
        var names = new LinkedHashSet<String>();
        description.operations().forEach(operation -> names.add(operation.name()));
        return names;
    }
}
