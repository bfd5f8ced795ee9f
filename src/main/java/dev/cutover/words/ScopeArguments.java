package dev.cutover.words;

import dev.cutover.model.Scope;
import java.util.Set;

/** A scope as a command takes it. Stateless and thread-safe. */
public final class ScopeArguments {
    /** The dimensions with options of their own. */
    private static final Set<String> DIMENSIONS = Set.of("region", "lane", "tenant", "sku-class", "transaction-type");

    private ScopeArguments() {}

    /** {@code --region us-east --scope brand=a}, with a space before each option; empty for the whole run. */
    public static String of(Scope scope) {
        var words = new StringBuilder();
        scope.values()
                .forEach((dimension, chosen) -> chosen.forEach(value -> words.append(
                        DIMENSIONS.contains(dimension)
                                ? " --" + dimension + " " + value
                                : " --scope " + dimension + "=" + value)));
        scope.steps().forEach(step -> words.append(" --step ").append(step));
        scope.also().forEach(step -> words.append(" --also ").append(step));
        return words.toString();
    }
}
