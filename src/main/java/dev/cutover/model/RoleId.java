package dev.cutover.model;

import org.jspecify.annotations.Nullable;

/** Names a role, such as {@code incident-commander}. */
public record RoleId(String value) implements Comparable<RoleId> {
    @Override
    public int compareTo(RoleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** By hand, like that of a step's id: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof RoleId that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
