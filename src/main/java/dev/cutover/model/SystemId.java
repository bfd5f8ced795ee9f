package dev.cutover.model;

/** Names a system of the inventory. */
public record SystemId(String value) implements Comparable<SystemId> {
    @Override
    public int compareTo(SystemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
