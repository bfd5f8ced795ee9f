package dev.cutover.run.comparison;

import java.math.BigDecimal;

/**
 * By how much the amounts of one currency differ.
 *
 * @param currency as the rows write it; empty where no column says which one it is
 * @param amount the sum of the absolute differences
 */
public record MoneyDifference(String currency, BigDecimal amount) {}
