package dev.cutover.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An index of environments by their variables. It is quick, because few environments share a variable. Thread-safe. */
final class VariableIndex {
    private final String prefix;
    private final Map<Map.Entry<String, String>, Set<Map<String, String>>> byVariable = new ConcurrentHashMap<>();

    /** @param prefix only variables whose names begin with it are indexed */
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

    /** Whether an indexed environment has all of these variables. */
    boolean hasAll(Map<String, String> variables) {
        List<Set<Map<String, String>>> sharing = variables.entrySet().stream()
                .map(variable -> byVariable.getOrDefault(Map.entry(variable.getKey(), variable.getValue()), Set.of()))
                .toList();
        return sharing.stream()
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .filter(fewest -> fewest.stream().anyMatch(environment -> has(environment, variables)))
                .isPresent();
    }

    /** Whether the environment has all of these variables. */
    static boolean has(Map<String, String> environment, Map<String, String> variables) {
        return variables.entrySet().stream()
                .allMatch(variable -> variable.getValue().equals(environment.get(variable.getKey())));
    }
}
