package dev.cutover.model;

/** Names a step within its runbook; lower-case words joined by {@code -}. */
public record StepId(String value) implements Comparable<StepId> {
    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
