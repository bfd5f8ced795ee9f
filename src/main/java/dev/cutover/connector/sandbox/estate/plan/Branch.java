package dev.cutover.connector.sandbox.estate.plan;

/** The way that a part of a line takes through the stages. Immutable. */
public enum Branch {
    /** By carrier, from stock. */
    SHIP,
    /** By carrier, once stock has arrived. */
    BACKORDER,
    /** Collected by the customer: no label and no carrier. */
    PICKUP
}
