package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Optional;

/**
 * Where the body of an answer tells an error, whatever its status. Immutable.
 *
 * @param pointer to what is there only after an error: null, false, and an empty text, list or map count as absent
 * @param detail what is told to people
 * @param nothingChanged whether such an error says that nothing was changed
 */
record ErrorRule(JsonPointer pointer, Optional<JsonPointer> detail, boolean nothingChanged) {
    private static final List<String> KEYS = List.of("pointer", "detail", "nothing-changed");

    /** The rule under a key; empty if there is none. */
    static Optional<ErrorRule> read(SettingsReader settings, String key) {
        return settings.table(key).map(rule -> {
            rule.knows(KEYS).require("pointer", "where an error is told, such as /error");
            return new ErrorRule(
                    PointerNotation.read(rule, "pointer").orElse(JsonPointer.empty()),
                    PointerNotation.read(rule, "detail"),
                    rule.flag("nothing-changed").orElse(false));
        });
    }

    boolean isIn(JsonNode body) {
        JsonNode found = body.at(pointer);
        boolean absent = found.isMissingNode() || found.isNull() || (found.isBoolean() && !found.booleanValue());
        boolean empty = found.isTextual() ? found.asText().isEmpty() : found.isContainerNode() && found.isEmpty();
        return !absent && !empty;
    }

    /** What the body says of the error; empty if it says nothing. */
    Optional<String> told(JsonNode body) {
        JsonNode found = body.at(detail.orElse(pointer));
        return found.isMissingNode() || found.isNull()
                ? Optional.empty()
                : Optional.of(JsonText.of(found)).filter(text -> !text.isEmpty());
    }
}
