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
 * Operations that an environment defines for a system of the sandbox, so that it can stand in for any real one. Each
 * may have {@code reads}, {@code description}, {@code takes}, {@code undo}, {@code parameters} and {@code sets}. The
 * values under {@code sets} are what the system's status shows afterwards; the default is {@code state: <operation>}.
 */
record OperationSettings(List<EstateAction> operations) {

    /** The settings reader collects the mistakes. */
    static OperationSettings read(SettingsReader operations) {
        var all = new ArrayList<EstateAction>();
        operations.tables().forEach((name, settings) -> all.add(operation(name, settings)));
        return new OperationSettings(all);
    }

    private static EstateAction operation(String name, SettingsReader settings) {
        var parameters = settings.words("parameters").orElse(List.of()).stream()
                .map(parameter -> EstateAction.Parameter.text(parameter, "defined in the environment file"))
                .toList();
        return new EstateAction(
                name,
                settings.text("description").orElse("defined in the environment file"),
                settings.flag("reads").orElse(false),
                parameters,
                settings.text("undo"),
                settings.positiveDuration("takes").orElse(Duration.ofSeconds(1)),
                settings.value("sets", "names with texts", OperationSettings::facts)
                        .orElse(Map.of("state", name)));
    }

    /** These values are only shown, so any kind of number will do. */
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

    /** All operations of a system: those of the environment take precedence over the sandbox's own of the same name. */
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
