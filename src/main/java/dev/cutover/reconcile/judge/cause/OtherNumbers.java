package dev.cutover.reconcile.judge.cause;

import java.math.BigDecimal;

/** The numbers in the rows of a key. */
@FunctionalInterface
public interface OtherNumbers {
    /** Where nobody knows the rows. */
    OtherNumbers UNKNOWN = (amount, except) -> "";

    /** The columns that have this amount, whatever its sign, joined by commas; empty if there is none. */
    String columnsOf(BigDecimal amount, String except);
}
