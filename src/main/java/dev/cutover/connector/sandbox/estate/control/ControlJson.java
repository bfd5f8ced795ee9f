package dev.cutover.connector.sandbox.estate.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a control as one line of JSON whose values are strings or objects of strings. {@link ControlReader} reads it.
 */
final class ControlJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ControlJson() {}

    static String write(EstateControl estateControl) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", estateControl.at().toString());
            fields(estateControl, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("a StringWriter does not fail", impossible);
        }
        return text.toString();
    }

    private static void fields(EstateControl estateControl, JsonGenerator json) throws IOException {
        if (estateControl instanceof EstateControl.Opened opened) {
            json.writeStringField("control", "opened");
            json.writeStringField("seed", Long.toString(opened.seed()));
            json.writeStringField("shape", opened.shape());
        } else if (estateControl instanceof EstateControl.SetWeights weights) {
            json.writeStringField("control", "set-weights");
            json.writeStringField("flow", weights.flow());
            texts("orders", orders(weights), json);
            json.writeStringField("fence", Long.toString(weights.fence()));
            json.writeStringField("queued", Boolean.toString(weights.queued()));
        } else if (estateControl instanceof EstateControl.ActionDone action) {
            json.writeStringField("control", "action");
            json.writeStringField("key", action.key());
            json.writeStringField("call", action.call());
            texts("arguments", action.arguments(), json);
            json.writeStringField("takes", action.takes().toString());
            texts("output", action.output(), json);
            json.writeStringField("fence", Long.toString(action.fence()));
            json.writeStringField("queued", Boolean.toString(action.queued()));
        } else if (estateControl instanceof EstateControl.FaultOn on) {
            json.writeStringField("control", "fault-on");
            fault(on.fault(), json);
        } else if (estateControl instanceof EstateControl.FaultOff off) {
            json.writeStringField("control", "fault-off");
            json.writeStringField("id", off.faultId());
        } else {
            throw new IllegalStateException("no form for " + estateControl.getClass());
        }
    }

    /**
     * For example {@code "lane=curbside,region=us-east": "500>2500"}; with nothing before the arrow, any weight will
     * do.
     */
    private static Map<String, String> orders(EstateControl.SetWeights weights) {
        var texts = new LinkedHashMap<String, String>();
        for (WeightOrder order : weights.orders()) {
            String expected = order.expected().isPresent()
                    ? Integer.toString(order.expected().getAsInt())
                    : "";
            texts.put(RoutingKeys.write(order.segment()), expected + ">" + order.target());
        }
        return texts;
    }

    private static void fault(Fault fault, JsonGenerator json) throws IOException {
        json.writeStringField("id", fault.id());
        json.writeStringField("site", fault.estateSite().name());
        json.writeStringField("kind", fault.kind().id());
        json.writeStringField("rate", Integer.toString(fault.rate()));
        texts("segment", fault.segment(), json);
        if (fault.lasts().isPresent()) {
            json.writeStringField("lasts", fault.lasts().get().toString());
        }
        json.writeStringField("magnitude", Integer.toString(fault.magnitude()));
        if (fault.stage().isPresent()) {
            json.writeStringField("stage", fault.stage().get().toString());
        }
    }

    private static void texts(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (var value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
