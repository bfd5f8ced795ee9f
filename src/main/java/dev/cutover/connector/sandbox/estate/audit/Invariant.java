package dev.cutover.connector.sandbox.estate.audit;

import java.util.Locale;

/** What must be true of each line of every order. Immutable. */
public enum Invariant {
    /** In the book of each platform that owns the order or has owned it, and over both of them. */
    ORDERED_ADDS_UP(
            "ordered-adds-up",
            "ordered is shipped + cancelled + open",
            "where ordered is not shipped + cancelled + open"),
    RETURNED_WITHIN_SHIPPED(
            "returned-within-shipped", "no more was returned than shipped", "with more returned than shipped"),
    REFUNDED_WITHIN_CAPTURED(
            "refunded-within-captured", "no more was refunded than captured", "with more refunded than captured"),
    ONE_LIVE_LABEL(
            "one-live-label",
            "a package has at most one label that is not voided, and no label is without an order",
            "with a second live label for a package, or with a label and no order"),
    ONE_PARCEL("one-parcel", "goods leave the warehouse once", "with more than one parcel for the same goods"),
    /** Of an order that is owned by none, nobody sends the rest; of one that both own, both do. */
    OWNED_ONCE(
            "owned-once",
            "an order of which something is open is owned by one platform",
            "of which something is open, and that no platform or both own");

    private final String id;
    private final String meaning;
    private final String violated;

    Invariant(String id, String meaning, String violated) {
        this.id = id;
        this.meaning = meaning;
        this.violated = violated;
    }

    public String id() {
        return id;
    }

    /** What must be true, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** The lines in which it is not true, in words: {@code 3 lines that left the warehouse more than once}. */
    public String violatedBy(long lines, boolean isAtLeast) {
        return (isAtLeast ? "at least " : "")
                + String.format(Locale.ROOT, "%,d", lines)
                + (lines == 1 ? " line " : " lines ")
                + violated;
    }

    @Override
    public String toString() {
        return id;
    }
}
