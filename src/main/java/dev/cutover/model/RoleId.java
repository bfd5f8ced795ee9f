package dev.cutover.model;

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
}
