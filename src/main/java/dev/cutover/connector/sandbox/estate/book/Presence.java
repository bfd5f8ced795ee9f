package dev.cutover.connector.sandbox.estate.book;

import java.util.Locale;

/** What an order is to a platform. Immutable. */
public enum Presence {
    /** The platform does not know the order. */
    ABSENT,
    /** The platform has a copy and does not work on it. */
    SHADOW,
    /** The platform owns the order and works on it. */
    ACTIVE,
    /** The platform has owned the order and given it up. */
    RELEASED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
