package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of a run according to its JSON lines, folded as README tells it: the last of each part counts, and of each
 * step.
 *
 * @param words each event in words, in order
 */
record FoldedEvents(Map<String, JsonNode> parts, Map<String, JsonNode> steps, List<String> words) {
    private static final List<String> PARTS = List.of("state", "held", "ended", "frozen", "traffic", "questions");

    static FoldedEvents of(String lines) throws IOException {
        var folded = new FoldedEvents(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (String line : lines.lines().toList()) {
            folded.add(new ObjectMapper().readTree(line));
        }
        return folded;
    }

    private void add(JsonNode line) {
        if (line.has("words")) {
            words.add(line.get("seq") + " " + line.get("about").asText() + ": "
                    + line.get("words").asText() + " " + line.get("tone").asText());
        }
        if (line.has("changed")) {
            parts.put("state", line.get("state"));
            line.get("changed").properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
            line.get("changed")
                    .path("steps")
                    .forEach(step -> steps.put(step.get("step").asText(), step));
        }
    }

    /** Fails unless the document of {@code status} says the same. */
    void assertSameAs(JsonNode status) {
        for (String part : PARTS) {
            assertThat(parts.get(part)).as(part).isEqualTo(status.get(part));
        }
        for (var step : status.get("steps")) {
            var known = steps.get(step.get("step").asText());
            String state = known == null ? "PENDING" : known.get("state").asText();
            assertThat(state)
                    .as(step.get("step").asText())
                    .isEqualTo(step.get("state").asText());
            assertThat(known == null ? 0 : known.get("attempt").asInt())
                    .as(step.get("step").asText())
                    .isEqualTo(step.get("attempt").asInt());
        }
        assertThat(status.get("steps").findValuesAsText("step")).containsAll(steps.keySet());
    }
}
