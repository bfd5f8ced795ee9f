package dev.cutover.yaml.shape;

import org.jspecify.annotations.Nullable;

/**
 * A key of a {@link Table}. It equals only itself: as a value it would be as long to compare and to hash as all that
 * may stand under it.
 *
 * @param doc one sentence for whoever writes the file
 */
public record Key<T>(String name, Shape<T> shape, boolean required, String doc) {
    public static <T> Key<T> required(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, true, doc);
    }

    public static <T> Key<T> optional(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, false, doc);
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
