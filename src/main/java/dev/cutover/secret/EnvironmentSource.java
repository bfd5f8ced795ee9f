package dev.cutover.secret;

import java.util.Map;
import java.util.Optional;

/** Secrets in environment variables. Immutable and thread-safe. */
public final class EnvironmentSource implements SecretSource {
    /** The prefix of variables that hold secrets for Cutover and nothing else. */
    static final String PREFIX = "CUTOVER_SECRET_";

    private final Map<String, String> variables;
    private final String prefix;

    private EnvironmentSource(Map<String, String> variables, String prefix) {
        this.variables = Map.copyOf(variables);
        this.prefix = prefix;
    }

    /** Secrets in variables with Cutover's own prefix: {@code CUTOVER_SECRET_NAME}. */
    public static EnvironmentSource unmistakable(Map<String, String> variables) {
        return new EnvironmentSource(variables, PREFIX);
    }

    /** Secrets in variables of the same name as the secret. */
    public static EnvironmentSource plain(Map<String, String> variables) {
        return new EnvironmentSource(variables, "");
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(prefix + name));
    }

    @Override
    public String advice(String name) {
        return prefix.isEmpty() ? "" : "set the environment variable " + prefix + name;
    }
}
