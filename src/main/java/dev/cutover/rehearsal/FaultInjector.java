package dev.cutover.rehearsal;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.scenario.Injection;
import dev.cutover.problem.Problem;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Injects a scenario's faults into systems, and records that in the run. Confined to the engine's thread. */
final class FaultInjector {
    /** The actor in the record. */
    static final String ACTOR = "rehearsal";

    private final ConnectedSystems connectedSystems;
    private final List<String> troubles = new ArrayList<>();

    FaultInjector(ConnectedSystems connectedSystems) {
        this.connectedSystems = connectedSystems;
    }

    /** The mistakes in the faults; checked before the run begins. */
    List<Problem> check(List<Injection> injections) {
        var problems = new ArrayList<Problem>();
        for (var injection : injections) {
            try {
                String wrong = connectedSystems
                        .get(injection.system(), FaultInjection.class)
                        .check(injection.with());
                if (!wrong.isEmpty()) {
                    problems.add(Problem.of("the fault in " + words(injection) + " cannot be injected: " + wrong, ""));
                }
            } catch (ConnectorException cannot) {
                problems.add(Problem.of(
                        "no fault can be injected into " + injection.system() + ": " + cannot.getMessage(),
                        "bind it to a connector that supports faults, such as the sandbox"));
            }
        }
        return problems;
    }

    void inject(Injection injection, CommandPort commandPort) {
        String refusal = ask(injection);
        if (refusal.isEmpty()) {
            var fault = new RunFact.InjectedFault(injection.system(), lasts(injection));
            commandPort.injected(ACTOR, "fault injected into " + words(injection), fault);
        } else {
            troubles.add("the fault in " + words(injection) + " was not injected: " + refusal);
        }
    }

    private Optional<Duration> lasts(Injection injection) {
        try {
            return connectedSystems
                    .get(injection.system(), FaultInjection.class)
                    .lasts(injection.with());
        } catch (ConnectorException | RuntimeException trouble) {
            // It was injected all the same; a third-party connector may throw anything.
            return Optional.empty();
        }
    }

    /** Why a fault was not injected; empty if it was. */
    private String ask(Injection injection) {
        try {
            return connectedSystems
                    .get(injection.system(), FaultInjection.class)
                    .inject(injection.with())
                    .trouble();
        } catch (ConnectorException | RuntimeException trouble) {
            // A listener must not throw, and a third-party connector may throw anything.
            return trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
        }
    }

    /** Why faults were not injected, one sentence each. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Such as {@code carrier (fault: fail, for: 4m)}. */
    static String words(Injection injection) {
        return injection.system()
                + new TreeMap<>(injection.with())
                        .entrySet().stream().map(FaultInjector::pair).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String pair(Map.Entry<String, Object> pair) {
        return pair.getKey() + ": " + pair.getValue();
    }
}
