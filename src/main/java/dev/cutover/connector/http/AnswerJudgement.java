package dev.cutover.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.http.request.JsonText;
import dev.cutover.http.HttpAnswer;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.settings.DurationNotation;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Judges the answer to an operation's request. Immutable. */
final class AnswerJudgement {
    private final HttpOperationSpec spec;
    private final Optional<ErrorRule> error;
    private final UnaryOperator<String> mask;

    /** @param usual where bodies of the service tell an error, unless the operation says otherwise */
    AnswerJudgement(HttpOperationSpec spec, Optional<ErrorRule> usual, UnaryOperator<String> mask) {
        this.spec = spec;
        this.error = spec.error().or(() -> usual);
        this.mask = mask;
    }

    Outcome outcome(HttpAnswer answer) {
        return switch (spec.statuses().meaning(answer)) {
            case DONE -> done(answer);
            case NOTHING_CHANGED -> Outcome.failed(refusal(answer), true);
            case FAILED -> Outcome.failed(refusal(answer), spec.described().reads());
            case UNKNOWN -> doubt(refusal(answer));
        };
    }

    /** What reads is never in doubt: it has changed nothing. */
    Outcome doubt(String why) {
        return spec.described().reads() ? Outcome.failed(why, true) : Outcome.unverified(why);
    }

    private Outcome done(HttpAnswer answer) {
        boolean isRead = !spec.outputs().isEmpty() || (error.isPresent() && answer.body().length > 0);
        if (!isRead) {
            return Outcome.succeeded("status " + answer.status());
        }
        var body = JsonText.of(answer);
        if (body.isEmpty()) {
            String what = answer.body().length == 0
                    ? "no body"
                    : "a body that is not JSON"
                            + answer.header("Content-Type")
                                    .map(type -> " but " + type)
                                    .orElse("");
            return doubt("status " + answer.status() + ", with " + what);
        }
        var rule = error.filter(one -> one.isIn(body.get()));
        if (rule.isPresent()) {
            String why = "status " + answer.status() + ", with an error in its body" + told(body.get());
            return Outcome.failed(why, spec.described().reads() || rule.get().nothingChanged());
        }
        return succeeded(answer, body.get());
    }

    private Outcome succeeded(HttpAnswer answer, JsonNode body) {
        var outputs = new LinkedHashMap<String, String>();
        for (var output : spec.outputs().entrySet()) {
            JsonNode value = body.at(output.getValue());
            if (value.isMissingNode() || value.isNull()) {
                return doubt("status " + answer.status() + ", but its body has no " + output.getValue()
                        + " for the output `" + output.getKey() + "`");
            }
            outputs.put(output.getKey(), JsonText.of(value));
        }
        return Outcome.succeeded("status " + answer.status(), outputs);
    }

    private String refusal(HttpAnswer answer) {
        String where = answer.status() >= 300 && answer.status() < 400
                ? answer.header("Location")
                        .map(there -> ", to " + there + ", which is not followed")
                        .orElse("")
                : "";
        String wait = answer.retryAfter()
                .map(span -> "; it asks to wait " + DurationNotation.rounded(span))
                .orElse("");
        String told = JsonText.of(answer).map(this::told).orElse("");
        return shortened("status " + answer.status() + where + told) + wait;
    }

    /** The error that the settings point at, or the usual fields of a problem (RFC 9457). */
    private String told(JsonNode body) {
        return error.flatMap(rule -> rule.told(body))
                .or(() -> field(body, "detail"))
                .or(() -> field(body, "title"))
                .map(text -> ": " + shortened(text))
                .orElse("");
    }

    private static Optional<String> field(JsonNode body, String name) {
        return Optional.of(body.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private String shortened(String text) {
        return BodyErrors.shortened(text, mask);
    }
}
