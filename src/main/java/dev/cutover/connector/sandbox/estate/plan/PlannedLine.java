package dev.cutover.connector.sandbox.estate.plan;

import java.util.List;

/**
 * A line of an order as the customer placed it. Immutable.
 *
 * @param line its number, from 1
 * @param sku the article
 * @param unitCents the price of one, without tax
 * @param taxCents the tax on the whole line
 * @param location the stock location that it is reserved at
 * @param pieces its parts; their quantities add up to the line's
 */
public record PlannedLine(
        int line, String sku, int quantity, long unitCents, long taxCents, String location, List<PlannedPiece> pieces) {
    public PlannedLine {
        pieces = List.copyOf(pieces);
    }

    /** What the customer pays for a quantity of it, tax included; the quantities of a line add up without a rest. */
    public long centsOf(int from, int until) {
        return unitCents * (until - from) + taxCents * until / quantity - taxCents * from / quantity;
    }
}
