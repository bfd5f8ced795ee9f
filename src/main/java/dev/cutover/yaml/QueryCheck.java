package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.model.Dimension;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.yaml.notation.Placeholder;
import java.util.Optional;

/** Lets a connector check a query with its placeholders filled in. */
record QueryCheck(KnownConnectors knownConnectors, Runbook runbook, Environment environment) {

    Optional<String> problem(Binding binding, String query) {
        String filled = Placeholder.fill(query, placeholder -> switch (placeholder.root()) {
            case "segment" -> aValue(placeholder);
            case "env" -> environment.values().getOrDefault(placeholder.name(), "");
            default -> placeholder.toString();
        });
        return Optional.of(knownConnectors.checkQuery(binding, filled)).filter(why -> !why.isEmpty());
    }

    /** Any value of the dimension works: the syntax of a query does not depend on it. */
    private String aValue(Placeholder placeholder) {
        Dimension dimension = runbook.dimensions().get(placeholder.name());
        return dimension == null || dimension.values().isEmpty()
                ? ""
                : dimension.values().get(0);
    }
}
