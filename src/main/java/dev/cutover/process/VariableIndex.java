package dev.cutover.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Environments of programs, found by some of their variables. However many there are, few share each. Thread-safe. */
final class VariableIndex {
    private final String prefix;
    private final Map<Map.Entry<String, String>, Set<Map<String, String>>> byVariable = new ConcurrentHashMap<>();

    /** @param prefix how the names of the variables begin that are asked for */
    VariableIndex(String prefix) {
        this.prefix = prefix;
    }

    void add(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                byVariable
                        .computeIfAbsent(Map.entry(name, value), variable -> ConcurrentHashMap.newKeySet())
                        .add(environment);
            }
        });
    }

    /** Whether an environment has all of these. */
    boolean hasAll(Map<String, String> variables) {
        List<Set<Map<String, String>>> sharing = variables.entrySet().stream()
                .map(variable -> byVariable.getOrDefault(Map.entry(variable.getKey(), variable.getValue()), Set.of()))
                .toList();
        return sharing.stream()
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .filter(fewest -> fewest.stream().anyMatch(environment -> has(environment, variables)))
                .isPresent();
    }

    /** Whether the environment has all of these. */
    static boolean has(Map<String, String> environment, Map<String, String> variables) {
        return variables.entrySet().stream()
                .allMatch(variable -> variable.getValue().equals(environment.get(variable.getKey())));
    }
}
