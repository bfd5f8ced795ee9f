package dev.cutover.model.reconcile;

/** What kind of work a difference is, so that somebody owns it. Which class it is in is decided by fixed rules. */
public enum DifferenceClass {
    /** A row or a change of one side that the other one does not have yet, while it is young enough to come. */
    DATA_DELAY("data-delay", "A row, or a change of it, that has not come to the other side within the last hour."),
    /** The same value in another form, or one that its rule cannot read. */
    SCHEMA_MISMATCH(
            "schema-mismatch",
            "The same value in another form: case, white space, an empty text, the form of a number or a time."),
    /** Whatever no other class is about. */
    BUSINESS_RULE("business-rule", "Other values, stages and histories, and rows that never came."),
    /** What a carrier knows: tracking, delivery, labels. */
    CARRIER_FAILURE("carrier-failure", "Columns, record sets and stages of carriers, labels and deliveries."),
    /** Stock and reservations. */
    INVENTORY_DRIFT("inventory-drift", "Columns and record sets of stock and reservations."),
    /** The same thing twice. */
    DUPLICATE_EVENT("duplicate-event", "Rows, stages and shipments that are there more than once."),
    /** Amounts of money. */
    MONETARY("monetary", "Amounts of money, and accounts and totals of them.");

    private final String id;
    private final String doc;

    DifferenceClass(String id, String doc) {
        this.id = id;
        this.doc = doc;
    }

    /** What is in it, in a sentence. */
    public String doc() {
        return doc;
    }

    @Override
    public String toString() {
        return id;
    }
}
