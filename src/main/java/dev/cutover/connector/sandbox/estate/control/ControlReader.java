package dev.cutover.connector.sandbox.estate.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a line that {@link ControlJson} wrote. */
final class ControlReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Map<String, String>> objects = new HashMap<>();

    private ControlReader() {}

    /**
     * Reads the control on a line.
     *
     * @throws IOException if the line is not JSON
     * @throws RuntimeException if the line is JSON, but not a control
     */
    static EstateControl read(String line) throws IOException {
        var reader = new ControlReader();
        try (var json = JSON.createParser(line)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    reader.objects.put(name, object(json));
                } else {
                    reader.texts.put(name, json.getText());
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        }
        return reader.control();
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        var values = new LinkedHashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING);
            values.put(name, json.getText());
        }
        return values;
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }

    private EstateControl control() {
        var at = Instant.parse(text("at"));
        return switch (text("control")) {
            case "opened" -> new EstateControl.Opened(at, Long.parseLong(text("seed")), text("shape"));
            case "set-weights" -> new EstateControl.SetWeights(at, text("flow"), orders(), fence(), isQueued());
            case "action" -> action(at);
            case "fault-on" -> new EstateControl.FaultOn(at, fault());
            case "fault-off" -> new EstateControl.FaultOff(at, text("id"));
            default -> throw new IllegalArgumentException("no such control: " + text("control"));
        };
    }

    private List<WeightOrder> orders() {
        return object("orders").entrySet().stream()
                .map(entry -> order(RoutingKeys.read(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static WeightOrder order(Map<String, String> segment, String text) {
        int arrow = text.indexOf('>');
        var expected = arrow == 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.substring(0, arrow)));
        return new WeightOrder(segment, expected, Integer.parseInt(text.substring(arrow + 1)));
    }

    private EstateControl.ActionDone action(Instant at) {
        return new EstateControl.ActionDone(
                at,
                text("key"),
                text("call"),
                object("arguments"),
                Duration.parse(text("takes")),
                object("output"),
                fence(),
                isQueued());
    }

    private Fault fault() {
        return new Fault(
                text("id"),
                EstateSite.named(text("site")),
                FaultKind.named(text("kind")),
                Integer.parseInt(text("rate")),
                object("segment"),
                Optional.ofNullable(texts.get("lasts")).map(Duration::parse),
                Integer.parseInt(text("magnitude")),
                Optional.ofNullable(texts.get("stage")).map(ControlReader::stage));
    }

    private static Stage stage(String id) {
        return Stage.named(id).orElseThrow(() -> new IllegalArgumentException("no such stage: " + id));
    }

    private long fence() {
        return Long.parseLong(text("fence"));
    }

    private boolean isQueued() {
        return text("queued").equals("true");
    }

    private String text(String name) {
        return present(name, texts.get(name));
    }

    private Map<String, String> object(String name) {
        return present(name, objects.get(name));
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("field '" + name + "' is missing");
        }
        return value;
    }
}
