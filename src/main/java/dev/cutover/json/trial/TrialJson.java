package dev.cutover.json.trial;

import dev.cutover.json.ConnectorsJson;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.preflight.trial.TrialEvidence;
import dev.cutover.preflight.trial.TrialExchange;
import dev.cutover.preflight.trial.TrialResult;
import dev.cutover.spi.Description;
import java.util.List;
import java.util.Map;

/** A question to a system and its answer, or what the system can be asked. Stateless and thread-safe. */
public final class TrialJson {
    private static final String DOCUMENT = "connectors-try";
    private static final double MILLIS = 1000;

    private TrialJson() {}

    /** The document about an answer. */
    public static JsonDocument of(Environment environment, Binding binding, TrialResult result) {
        var answer = result.answer();
        return head(environment, binding)
                .put("asked", result.question().name())
                .put("with", result.question().given())
                .put("writes", result.question().writes())
                .put("operation", result.question().operation().map(ConnectorsJson::operation))
                .put("key", result.key())
                .put("state", answer.state())
                .put("detail", answer.detail())
                .put("outputs", answer.outputs())
                .put("answer", answer.table().byColumn())
                .put(
                        "exchanges",
                        result.transcript().exchanges().stream()
                                .map(TrialJson::exchange)
                                .toList())
                .put("exchangesLeftOut", result.transcript().leftOut())
                .put(
                        "evidence",
                        result.evidence().stream().map(TrialJson::piece).toList())
                .put("seconds", result.took().toMillis() / MILLIS);
    }

    /**
     * The document about what a system can do.
     *
     * @param questions the words for its abilities other than operations
     */
    public static JsonDocument abilities(
            Environment environment, Binding binding, Description description, List<String> questions) {
        return head(environment, binding)
                .put("can", ConnectorsJson.system(binding.system(), description))
                .put("questions", questions);
    }

    private static JsonDocument head(Environment environment, Binding binding) {
        return JsonDocument.of(DOCUMENT)
                .put("environment", environment.name())
                .put("live", environment.live())
                .put("system", binding.system().value())
                .put("connector", binding.connector());
    }

    private static Map<String, Object> exchange(TrialExchange exchange) {
        var answer = exchange.answer();
        return new JsonFields()
                .put("sent", exchange.sent().text())
                .put("sentWhole", exchange.sent().isWhole())
                .put("answer", answer.map(answered -> answered.content().text()))
                .put("answerWhole", answer.map(answered -> answered.content().isWhole()))
                .put("seconds", answer.map(answered -> answered.took().toMillis() / MILLIS))
                .map();
    }

    private static Map<String, Object> piece(TrialEvidence evidence) {
        return new JsonFields()
                .put("name", evidence.name())
                .put("mediaType", evidence.mediaType())
                .put("bytes", evidence.bytes())
                .put("text", evidence.text())
                .put("whole", evidence.isWhole())
                .map();
    }
}
