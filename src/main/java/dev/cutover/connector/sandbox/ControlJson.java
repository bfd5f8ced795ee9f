package dev.cutover.connector.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a control as one line of JSON: texts, and objects of texts. {@link ControlReader} reads it. */
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
        } else if (control instanceof Control.SetWeights weights) {
            json.writeStringField("control", "set-weights");
            json.writeStringField("flow", weights.flow());
            texts("orders", orders(weights), json);
            json.writeStringField("fence", Long.toString(weights.fence()));
            json.writeStringField("queued", Boolean.toString(weights.queued()));
        } else if (control instanceof Control.ActionDone action) {
            json.writeStringField("control", "action");
            json.writeStringField("key", action.key());
            json.writeStringField("call", action.call());
            texts("arguments", action.arguments(), json);
            json.writeStringField("takes", action.takes().toString());
            texts("output", action.output(), json);
            json.writeStringField("fence", Long.toString(action.fence()));
            json.writeStringField("queued", Boolean.toString(action.queued()));
        } else if (control instanceof Control.FaultOn on) {
            json.writeStringField("control", "fault-on");
            fault(on.fault(), json);
        } else if (control instanceof Control.FaultOff off) {
            json.writeStringField("control", "fault-off");
            json.writeStringField("id", off.faultId());
        }
    }

    /** For example {@code "lane=curbside,region=us-east": "500>2500"}; nothing before the arrow is any weight. */
    private static Map<String, String> orders(Control.SetWeights weights) {
        var texts = new LinkedHashMap<String, String>();
        for (WeightOrder order : weights.orders()) {
            String expected = order.expected().isPresent()
                    ? Integer.toString(order.expected().getAsInt())
                    : "";
            texts.put(Segments.write(order.segment()), expected + ">" + order.target());
        }
        return texts;
    }

    private static void fault(Fault fault, JsonGenerator json) throws IOException {
        json.writeStringField("id", fault.id());
        json.writeStringField("site", fault.site().name());
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
}
