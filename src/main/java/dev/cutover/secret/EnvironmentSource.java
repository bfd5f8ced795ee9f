package dev.cutover.secret;

import java.util.Map;
import java.util.Optional;

/** Secrets in environment variables. Immutable and thread-safe. */
public final class EnvironmentSource implements SecretSource {
    /** How variables begin that can mean nothing but a secret. */
    static final String PREFIX = "CUTOVER_SECRET_";

    private final Map<String, String> variables;
    private final String prefix;

    private EnvironmentSource(Map<String, String> variables, String prefix) {
        this.variables = Map.copyOf(variables);
        this.prefix = prefix;
    }

    /** In variables that can mean nothing else: {@code CUTOVER_SECRET_NAME}. */
    public static EnvironmentSource unmistakable(Map<String, String> variables) {
        return new EnvironmentSource(variables, PREFIX);
    }

    /** In variables that are called as the secret is. */
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
