package dev.cutover.journal.codec;

import org.jspecify.annotations.Nullable;

/**
 * How the values of one Java type stand in the record: as maps, lists, strings, whole numbers ({@code Long}), other
 * numbers ({@code Double}) and booleans, which is all that JSON has. Implementations are immutable and thread-safe.
 */
public interface FieldCodec {

    /** Never null for a value that is not. */
    Object toPlain(Object value);

    /** Throws {@link UnreadableFact} if the plain value cannot be one of this type. */
    Object toValue(Object plain);

    /** The value where an older version wrote nothing; null if there is none. */
    default @Nullable Object missing() {
        return null;
    }
}
