package dev.cutover.words;

import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.text.Counted;

/** Redaction in words. Stateless. */
public final class RedactedWords {
    private RedactedWords() {}

    /** {@code 3 values redacted (customer_name 1, email 2)}; or that there were none, or that nobody looked. */
    public static String of(Redacted redacted) {
        if (!redacted.lookedInto()) {
            return "not looked into for redaction, since it is not text";
        }
        return redacted.total() == 0
                ? "nothing to redact"
                : Counted.of(redacted.total(), "value") + " redacted (" + redacted.words() + ")";
    }

    /** For a column of a table: {@code 3: customer_name 1, email 2}, {@code none}, {@code not looked into}. */
    public static String brief(Redacted redacted) {
        if (!redacted.lookedInto()) {
            return "not looked into";
        }
        return redacted.total() == 0 ? "none" : redacted.total() + ": " + redacted.words();
    }

    /** What a runbook redacts: {@code email, phone, customer_name in evidence}. */
    public static String of(Redaction redaction) {
        return String.join(", ", redaction.names()) + " in evidence, before it is stored";
    }
}
