package dev.cutover.connector.sandbox;

/** Sees one order at a time; must not keep the object. */
interface OrderAudience {
    void see(Fate order);
}
