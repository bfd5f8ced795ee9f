package dev.cutover.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.spi.ConnectorException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds errors that the bodies of a service tell although the status is one of success. Thread-safe. */
final class BodyErrors {
    private static final int LONGEST = 300;

    private final Optional<ErrorRule> rule;
    private final UnaryOperator<String> mask;

    /** @param rule empty if bodies tell none */
    BodyErrors(Optional<ErrorRule> rule, UnaryOperator<String> mask) {
        this.rule = rule;
        this.mask = mask;
    }

    /**
     * Returns only if the body tells no error.
     *
     * @param what whose body it is, at the start of the message
     */
    void refuse(JsonNode body, String what) throws ConnectorException {
        if (rule.filter(one -> one.isIn(body)).isPresent()) {
            String told = rule.flatMap(one -> one.told(body))
                    .map(text -> ": " + shortened(text, mask))
                    .orElse("");
            throw new ConnectorException(what + " tells an error in its body" + told);
        }
    }

    /** In one line, and not too long. Masked first, since a part of a secret cannot be found. */
    static String shortened(String text, UnaryOperator<String> mask) {
        String line = mask.apply(text).replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
