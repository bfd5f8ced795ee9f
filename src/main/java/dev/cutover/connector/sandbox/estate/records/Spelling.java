package dev.cutover.connector.sandbox.estate.records;

import java.math.BigDecimal;
import java.util.Locale;

/** How a system writes words and amounts into its records. Immutable. */
enum Spelling {
    USUAL,
    /** As after a change of the system's software that nobody announced: words in capitals, a comma in amounts. */
    BROKEN;

    String word(Object value) {
        return this == BROKEN ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
    }

    String amount(long cents) {
        String amount = BigDecimal.valueOf(cents, 2).toPlainString();
        return this == BROKEN ? amount.replace('.', ',') : amount;
    }
}
