package dev.cutover.model;

/** Names a criterion, such as {@code routed-in-60s}. */
public record CriterionId(String value) implements Comparable<CriterionId> {
    @Override
    public int compareTo(CriterionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
