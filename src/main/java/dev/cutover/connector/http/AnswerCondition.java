package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.http.HttpAnswer;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer must be like. Immutable.
 *
 * @param statuses empty for 200 to 299
 * @param pointer to what must be in its body; empty if its status suffices
 * @param equals the text that must be there; empty if any value will do
 */
record AnswerCondition(Set<Integer> statuses, Optional<JsonPointer> pointer, Optional<String> equals) {
    private static final List<String> KEYS = List.of("status", "pointer", "equals");

    static AnswerCondition read(SettingsReader settings) {
        settings.knows(KEYS);
        if (settings.has("equals")) {
            settings.require("pointer", "where the value is, such as /state");
        }
        return new AnswerCondition(
                StatusRules.statuses(settings, "status").orElse(Set.of()),
                PointerNotation.read(settings, "pointer"),
                settings.text("equals"));
    }

    boolean isMet(HttpAnswer answer) {
        boolean fits = statuses.isEmpty() ? answer.isSuccess() : statuses.contains(answer.status());
        return fits
                && (pointer.isEmpty() || JsonText.of(answer).filter(this::isMet).isPresent());
    }

    private boolean isMet(JsonNode body) {
        JsonNode found = body.at(pointer.orElseThrow());
        return !found.isMissingNode()
                && !found.isNull()
                && equals.filter(wanted -> !wanted.equals(JsonText.of(found))).isEmpty();
    }
}
