package dev.cutover.secret;

import java.util.Map;
import java.util.Optional;

/**
 * Secrets in environment variables: {@code CUTOVER_SECRET_NAME} first, since it can mean nothing else, then
 * {@code NAME} itself.
 */
public final class EnvironmentSource implements SecretSource {
    private static final String PREFIX = "CUTOVER_SECRET_";

    private final Map<String, String> variables;

    public EnvironmentSource(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(PREFIX + name)).or(() -> Optional.ofNullable(variables.get(name)));
    }

    @Override
    public String advice(String name) {
        return "set the environment variable " + PREFIX + name;
    }
}
