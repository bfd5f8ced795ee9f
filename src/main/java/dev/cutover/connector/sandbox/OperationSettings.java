package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operations that an environment gives a system of the sandbox, so that it can stand in for any real one. Each may say
 * {@code reads}, {@code description}, {@code takes}, {@code undo}, {@code parameters} and {@code sets}: what the
 * system's status says once it is done; {@code state: <operation>} if it says nothing.
 */
record OperationSettings(List<EstateAction> operations) {

    /** What is wrong is noted by the reader. */
    static OperationSettings read(SettingsReader operations) {
        var all = new ArrayList<EstateAction>();
        operations.tables().forEach((name, settings) -> all.add(operation(name, settings)));
        return new OperationSettings(all);
    }

    private static EstateAction operation(String name, SettingsReader settings) {
        var parameters = settings.words("parameters").orElse(List.of()).stream()
                .map(parameter -> new EstateAction.Parameter(parameter, "as the environment says", false))
                .toList();
        return new EstateAction(
                name,
                settings.text("description").orElse("as the environment says"),
                settings.flag("reads").orElse(false),
                parameters,
                settings.text("undo"),
                settings.positiveDuration("takes").orElse(Duration.ofSeconds(1)),
                settings.value("sets", "names with texts", OperationSettings::facts)
                        .orElse(Map.of("state", name)));
    }

    /** Nobody else reads these values, so a number may be of any kind. */
    private static Optional<Map<String, String>> facts(Object value) {
        var facts = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, fact) -> {
                if (fact instanceof String || fact instanceof Number || fact instanceof Boolean) {
                    facts.put(String.valueOf(name), fact.toString());
                }
            });
            return facts.size() == map.size() ? Optional.of(facts) : Optional.empty();
        }
        return Optional.empty();
    }

    /** What a system can do in the end: what the environment says takes precedence over what the sandbox knows. */
    List<EstateAction> over(List<EstateAction> own) {
        var all = new ArrayList<>(operations);
        own.stream().filter(estateAction -> find(estateAction.name()).isEmpty()).forEach(all::add);
        return all;
    }

    private Optional<EstateAction> find(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }
}
