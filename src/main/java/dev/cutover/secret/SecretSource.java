package dev.cutover.secret;

import java.util.Optional;

/** Where secrets may be found. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The value of a secret; empty if this source does not have it.
     *
     * @param name letters, digits, {@code _}, {@code -} and {@code .}; begins with a letter or {@code _}
     * @throws dev.cutover.problem.ProblemException if the source may have it, but cannot be asked or must not be
     *     trusted
     */
    Optional<String> find(String name);

    /** What a person can do so that this source has the secret, as part of a sentence; empty if nothing. */
    default String advice(String name) {
        return "";
    }
}
