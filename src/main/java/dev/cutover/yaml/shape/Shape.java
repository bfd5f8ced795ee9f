package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import java.util.Map;
import java.util.Optional;

/**
 * A form that a value of the file can have. Immutable.
 *
 * @param <T> what it is read to
 */
public interface Shape<T> {
    /** The value; empty if it could not be read, which is then reported as a problem. */
    Optional<T> read(Node node, Reading reading);

    /** Its JSON Schema, which allows at least everything that is read without a problem. */
    Map<String, Object> schema(Definitions definitions);

    /** For messages: {@code a duration such as 90s}. */
    String what();
}
