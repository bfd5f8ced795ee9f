package dev.cutover.model;

import org.jspecify.annotations.Nullable;

/** Names a step within its runbook; lower-case words joined by {@code -}. */
public record StepId(String value) implements Comparable<StepId> {
    /** By hand, since steps are looked up all the time: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof StepId id && value.equals(id.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
