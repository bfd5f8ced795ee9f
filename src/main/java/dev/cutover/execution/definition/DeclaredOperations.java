package dev.cutover.execution.definition;

import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.plan.StepAccess;
import dev.cutover.spi.Operation;
import dev.cutover.yaml.KnownConnectors;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operations that change nothing, as the connectors of an environment declare them; each system is asked once. Not
 * thread-safe.
 */
public final class DeclaredOperations implements StepAccess.Declared {
    private final Environment environment;
    private final KnownConnectors knownConnectors;
    private final Map<SystemId, Set<String>> reads = new HashMap<>();

    public DeclaredOperations(Environment environment, KnownConnectors knownConnectors) {
        this.environment = environment;
        this.knownConnectors = knownConnectors;
    }

    @Override
    public boolean reads(SystemId system, String call) {
        return reads.computeIfAbsent(system, this::of).contains(call);
    }

    private Set<String> of(SystemId system) {
        var binding = environment.systems().get(system);
        return binding == null
                ? Set.of()
                : knownConnectors.describe(binding).stream()
                        .flatMap(description -> description.operations().stream())
                        .filter(Operation::reads)
                        .map(Operation::name)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
