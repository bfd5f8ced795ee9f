package dev.cutover.connector.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cutover.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A hook that takes each message in one request to one address. Thread-safe. */
final class SingleHook implements Hook {
    /** A workflow refuses requests of more than 28 KB. */
    private static final int LONGEST_CARD = 6_000;

    private static final String JSON = "application/json";

    private final WebhookKind kind;
    private final BodyTemplate template;
    private final HookCalls calls;

    SingleHook(WebhookKind kind, BodyTemplate template, HookCalls calls) {
        this.kind = kind;
        this.template = template;
        this.calls = calls;
    }

    @Override
    public String deliver(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        var service = calls.sender().service();
        String method = kind == WebhookKind.TEMPLATE ? template.method() : "POST";
        var answer = calls.send(
                body(HttpCall.of(method, service.url(), service.limit()), message),
                channel,
                message.deadline(),
                attempt);
        return switch (kind) {
            case SLACK, SLACK_WEBHOOK -> "posted";
            case TEAMS -> "accepted by the workflow, which does not say whether it was shown";
            case TEMPLATE -> "accepted (HTTP " + answer.status() + ")";
        };
    }

    private HttpCall body(HttpCall call, PlainMessage message) {
        return switch (kind) {
            case SLACK, SLACK_WEBHOOK -> call.withBody(JSON, bytes(SlackText.message(message)));
            case TEAMS -> call.withBody(JSON, bytes(card(message)));
            case TEMPLATE ->
                call.withBody(
                        template.mediaType(),
                        template.filled(Map.of(
                                "text",
                                message.text(),
                                "subject",
                                message.subject(),
                                "to",
                                String.join(", ", message.to()),
                                "run",
                                message.run(),
                                "key",
                                message.key())));
        };
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Workflows refuse cards of a later version than 1.4. */
    private static ObjectNode card(PlainMessage message) {
        var json = JsonNodeFactory.instance;
        var card = json.objectNode().put("type", "AdaptiveCard").put("version", "1.4");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.putArray("body")
                .addObject()
                .put("type", "TextBlock")
                .put("wrap", true)
                .put("text", CutText.plain(message.addressed(), LONGEST_CARD));
        var all = json.objectNode().put("type", "message");
        all.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .set("content", card);
        return all;
    }
}
