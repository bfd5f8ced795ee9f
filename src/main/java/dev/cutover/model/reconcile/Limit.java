package dev.cutover.model.reconcile;

/** What a figure must be, so that the comparison passes. Immutable. */
public interface Limit {

    /** Whether the value is within it. */
    boolean allows(double value);

    /** As it was written, such as {@code <= 0.5 %}. */
    String text();
}
