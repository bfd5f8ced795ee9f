package dev.cutover.model;

import org.jspecify.annotations.Nullable;

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

    /** By hand, like that of a step's id: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CriterionId that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
