package dev.cutover.secret;

import java.util.Optional;

/** A place where secrets may be found. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The value of a secret; empty if this source does not have it.
     *
     * @param name letters, digits, {@code _}, {@code -} and {@code .}; begins with a letter or {@code _}
     * @throws dev.cutover.problem.ProblemException if the source may have it, but cannot be read or must not be trusted
     */
    Optional<String> find(String name);

    /** The same, looked up again where the source remembers what it has found. */
    default Optional<String> findAnew(String name) {
        return find(name);
    }

    /** A hint on how to put the secret into this source, as part of a sentence; empty if there is none. */
    default String advice(String name) {
        return "";
    }
}
