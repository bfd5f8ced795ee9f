package dev.cutover.connector.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A control as one line of JSON: flat texts, and objects of texts for segments, arguments and outputs. */
final class ControlJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ControlJson() {}

    static String write(Control control) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", control.at().toString());
            fields(control, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("a StringWriter does not fail", impossible);
        }
        return text.toString();
    }

    private static void fields(Control control, JsonGenerator json) throws IOException {
        if (control instanceof Control.Opened opened) {
            json.writeStringField("control", "opened");
            json.writeStringField("seed", Long.toString(opened.seed()));
            json.writeStringField("shape", opened.shape());
        } else if (control instanceof Control.SetWeight weight) {
            json.writeStringField("control", "set-weight");
            texts("segment", weight.segment(), json);
            if (weight.expected().isPresent()) {
                json.writeStringField(
                        "expected", Integer.toString(weight.expected().getAsInt()));
            }
            json.writeStringField("target", Integer.toString(weight.target()));
            json.writeStringField("queued", Boolean.toString(weight.queued()));
        } else if (control instanceof Control.ActionDone action) {
            json.writeStringField("control", "action");
            json.writeStringField("key", action.key());
            json.writeStringField("call", action.call());
            texts("arguments", action.arguments(), json);
            json.writeStringField("takes", action.takes().toString());
            texts("output", action.output(), json);
            json.writeStringField("queued", Boolean.toString(action.queued()));
        } else if (control instanceof Control.FaultOn on) {
            json.writeStringField("control", "fault-on");
            fault(on.fault(), json);
        } else if (control instanceof Control.FaultOff off) {
            json.writeStringField("control", "fault-off");
            json.writeStringField("id", off.faultId());
        }
    }

    private static void fault(Fault fault, JsonGenerator json) throws IOException {
        json.writeStringField("id", fault.id());
        json.writeStringField("system", fault.system().id());
        json.writeStringField("kind", fault.kind().id());
        json.writeStringField("rate", Integer.toString(fault.rate()));
        texts("segment", fault.segment(), json);
        if (fault.lasts().isPresent()) {
            json.writeStringField("lasts", fault.lasts().get().toString());
        }
        json.writeStringField("magnitude", Integer.toString(fault.magnitude()));
    }

    private static void texts(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (var value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    /** @throws IOException if the line is not JSON; IllegalArgumentException and its like if it is no control */
    static Control read(String line) throws IOException {
        var fields = new Fields(new TreeMap<>(), new TreeMap<>());
        try (var json = JSON.createParser(line)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    fields.objects().put(name, texts(json));
                } else {
                    fields.texts().put(name, json.getText());
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        }
        return fields.control();
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        var values = new TreeMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING);
            values.put(name, json.getText());
        }
        return values;
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }

    private record Fields(Map<String, String> texts, Map<String, Map<String, String>> objects) {

        Control control() {
            var at = Instant.parse(text("at"));
            return switch (text("control")) {
                case "opened" -> new Control.Opened(at, Long.parseLong(text("seed")), text("shape"));
                case "set-weight" ->
                    new Control.SetWeight(at, object("segment"), expected(), number("target"), isQueued());
                case "action" ->
                    new Control.ActionDone(
                            at,
                            text("key"),
                            text("call"),
                            object("arguments"),
                            Duration.parse(text("takes")),
                            object("output"),
                            isQueued());
                case "fault-on" -> new Control.FaultOn(at, fault());
                case "fault-off" -> new Control.FaultOff(at, text("id"));
                default -> throw new IllegalArgumentException("no such control: " + text("control"));
            };
        }

        private Fault fault() {
            return new Fault(
                    text("id"),
                    EstateSystem.named(text("system")),
                    FaultKind.named(text("kind")),
                    number("rate"),
                    object("segment"),
                    Optional.ofNullable(texts.get("lasts")).map(Duration::parse),
                    number("magnitude"));
        }

        private OptionalInt expected() {
            return texts.containsKey("expected") ? OptionalInt.of(number("expected")) : OptionalInt.empty();
        }

        private boolean isQueued() {
            return text("queued").equals("true");
        }

        private int number(String name) {
            return Integer.parseInt(text(name));
        }

        private String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException("field '" + name + "' is missing");
            }
            return text;
        }

        private Map<String, String> object(String name) {
            var object = objects.get(name);
            if (object == null) {
                throw new IllegalArgumentException("field '" + name + "' is missing");
            }
            return object;
        }
    }
}
