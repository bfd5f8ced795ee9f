package dev.cutover.words;

import dev.cutover.model.redaction.Redaction;
import dev.cutover.run.Redacted;
import dev.cutover.text.Counted;
import java.util.stream.Collectors;

/** Redaction in words. Stateless. */
public final class RedactedWords {
    private RedactedWords() {}

    /** {@code 3 values redacted (email 2, customer_name 1)}; or that there were none, or that nobody looked. */
    public static String of(Redacted redacted) {
        if (!redacted.lookedInto()) {
            return "not looked into for redaction, since it is not text";
        }
        return redacted.total() == 0
                ? "nothing to redact"
                : Counted.of(redacted.total(), "value") + " redacted (" + counts(redacted) + ")";
    }

    /** For a column of a table: {@code email 2, customer_name 1}, {@code none}, {@code not looked into}. */
    public static String brief(Redacted redacted) {
        return !redacted.lookedInto() ? "not looked into" : redacted.total() == 0 ? "none" : counts(redacted);
    }

    /** {@code redacted in evidence: email, phone, customer_name}. */
    public static String of(Redaction redaction) {
        return "redacted in evidence: " + String.join(", ", redaction.names());
    }

    private static String counts(Redacted redacted) {
        return redacted.counts().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
