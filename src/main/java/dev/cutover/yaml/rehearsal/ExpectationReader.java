package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Threshold;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.yaml.notation.ThresholdReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Whole;
import dev.cutover.yaml.shape.WordShape;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The expected result of a rehearsal: an outcome, times of the rollback, what is left undone, and values of criteria.
 */
final class ExpectationReader implements Shape<List<Expectation>> {
    static final ExpectationReader EXPECT = new ExpectationReader();

    private static final Pattern MEASURED = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Map<String, Shape<?>> KNOWN = known();

    private ExpectationReader() {}

    private static Map<String, Shape<?>> known() {
        var words = new LinkedHashMap<String, String>();
        List.of(
                        "completed",
                        "completed-with-exceptions",
                        "rolled-back",
                        "stopped",
                        "stuck",
                        "aborted",
                        "declined",
                        "halted",
                        "waiting")
                .forEach(word -> words.put(word, word));
        var known = new LinkedHashMap<String, Shape<?>>();
        known.put("outcome", new WordShape<>(words));
        List.of("detect", "decide", "restore", "settle").forEach(word -> known.put(word, ThresholdReader.THRESHOLD));
        known.put("duration", ThresholdReader.THRESHOLD);
        known.put("left-undone", ListOf.any(Text.TEXT, "a list of what may be left undone"));
        known.put("exceptions", ListOf.any(Text.TEXT, "a list of what may be out of the ordinary"));
        known.put("books", ListOf.any(Text.TEXT, "a list of the invariants that the books violate, such as []"));
        known.put("exit-code", new Whole(0, 255));
        return known;
    }

    @Override
    public Optional<List<Expectation>> read(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.problems().at(node.at(), "expected " + what() + ", found " + node.what(), "");
            return Optional.empty();
        }
        var expectations = new ArrayList<Expectation>();
        for (var entry : mapping.entries()) {
            Shape<?> shape = KNOWN.getOrDefault(entry.key(), ThresholdReader.THRESHOLD);
            if (!MEASURED.matcher(entry.key()).matches()) {
                reading.problems()
                        .at(
                                entry.at(),
                                QuotedText.name(entry.key()) + " cannot be expected",
                                "one of " + String.join(", ", KNOWN.keySet())
                                        + ", or the name of a criterion or metric");
            }
            shape.read(entry.value(), reading)
                    .ifPresent(value -> expectations.add(new Expectation(entry.key(), wanted(value))));
        }
        return Optional.of(expectations);
    }

    private static Wanted wanted(Object value) {
        if (value instanceof Threshold threshold) {
            return new Wanted.Bound(threshold);
        }
        return value instanceof List<?> list
                ? new Wanted.Items(list.stream().map(String::valueOf).toList())
                : new Wanted.Word(value.toString());
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var properties = new LinkedHashMap<String, Object>();
        KNOWN.forEach((name, shape) -> properties.put(name, shape.schema(definitions)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("propertyNames", Map.of("pattern", "^" + MEASURED.pattern() + "$"));
        schema.put("additionalProperties", ThresholdReader.THRESHOLD.schema(definitions));
        return schema;
    }

    @Override
    public String what() {
        return "a mapping such as { outcome: completed }";
    }
}
