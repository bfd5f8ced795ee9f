package dev.cutover.yaml.shape;

import org.jspecify.annotations.Nullable;

/**
 * A key of a {@link TableShape}. Compared by identity: comparing by value would visit the whole shape below the key.
 *
 * @param doc one sentence for whoever writes the file
 * @param formerName what the key was called in an earlier version of the language; empty if it was never renamed
 */
public record Key<T>(String name, Shape<T> shape, boolean required, String doc, String formerName) {
    public static <T> Key<T> required(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, true, doc, "");
    }

    public static <T> Key<T> optional(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, false, doc, "");
    }

    /**
     * The same key with a former name from an earlier version of the language. The former name is an error that names
     * the new one, except in a file that a run has pinned.
     */
    public Key<T> formerly(String earlier) {
        return new Key<>(name, shape, required, doc, earlier);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
