package dev.cutover.model.reconcile;

import java.util.Optional;

/**
 * A figure over all rows of a record set that both sides must agree on, told per segment.
 *
 * @param name such as {@code shipments}
 * @param records the set, which both sides have
 * @param sum the column that is added up; empty to count the rows
 * @param by the column that tells sums apart, such as {@code currency} or {@code status}
 */
public record Total(String name, String records, Optional<String> sum, Optional<String> by) {}
