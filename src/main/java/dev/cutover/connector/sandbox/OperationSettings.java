package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operations that an environment gives a system of the sandbox, so that it can stand in for any real one. Each may say
 * {@code reads}, {@code description}, {@code takes}, {@code undo}, {@code parameters} and {@code sets}: what the
 * system's status says once it is done; {@code state: <operation>} if it says nothing.
 */
record OperationSettings(List<Action> operations, List<String> problems) {

    static OperationSettings read(Map<String, ?> values) {
        var operations = new ArrayList<Action>();
        var problems = new ArrayList<String>();
        values.forEach((name, value) -> {
            if (value instanceof Map) {
                var given = new Given(Given.map(value));
                operations.add(operation(name, given));
                given.problems().forEach(problem -> problems.add("operation '" + name + "': " + problem));
            } else {
                problems.add("operation '" + name + "' has to be a mapping, such as { takes: 5s }");
            }
        });
        return new OperationSettings(operations, problems);
    }

    private static Action operation(String name, Given given) {
        var parameters = given.list("parameters").orElse(List.of()).stream()
                .map(parameter -> new Action.Parameter(parameter, "as the environment says", false))
                .toList();
        return new Action(
                name,
                given.text("description").orElse("as the environment says"),
                given.flag("reads").orElse(false),
                parameters,
                given.text("undo"),
                given.span("takes").orElse(Duration.ofSeconds(1)),
                given.texts("sets").orElse(Map.of("state", name)));
    }

    /** What a system can do in the end: what the environment says takes precedence over what the sandbox knows. */
    List<Action> over(List<Action> own) {
        var all = new ArrayList<>(operations);
        own.stream().filter(action -> find(action.name()).isEmpty()).forEach(all::add);
        return all;
    }

    private Optional<Action> find(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }
}
