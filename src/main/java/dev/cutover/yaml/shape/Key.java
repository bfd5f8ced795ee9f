package dev.cutover.yaml.shape;

/**
 * A key of a {@link Table}.
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
    public String toString() {
        return name;
    }
}
