package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Segment;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A slice of traffic: {@code { region: us-east, lane: curbside }}. */
public final class SegmentReader implements Shape<Segment> {
    public static final SegmentReader SEGMENT = new SegmentReader();

    private static final Shape<Map<String, String>> FORM =
            NameReader.named(NameReader.DIMENSION_VALUE, "a mapping from dimensions to values");

    private SegmentReader() {}

    @Override
    public Optional<Segment> read(Node node, Reading reading) {
        var values = FORM.read(node, reading);
        if (values.isEmpty() || !(node instanceof Mapping mapping)) {
            return Optional.empty();
        }
        var segment = new TreeMap<String, String>();
        for (var entry : mapping.entries()) {
            String value = values.get().get(entry.key());
            if (value != null && isDimension(entry, reading) && isValue(entry, value, reading)) {
                segment.put(entry.key(), value);
            }
        }
        // A segment with a part missing would be a wider one, and later checks would be misleading.
        return segment.size() == mapping.entries().size() ? Optional.of(new Segment(segment)) : Optional.empty();
    }

    /** Whether there is a dimension of the entry's name; otherwise reports a problem. */
    public static boolean isDimension(Mapping.Entry entry, Reading reading) {
        var hint = reading.declaredNames().hint(DeclaredNames.Kind.DIMENSION, entry.key());
        hint.ifPresent(text ->
                reading.problems().at(entry.at(), "there is no dimension " + QuotedText.name(entry.key()), text));
        return hint.isEmpty();
    }

    /** Whether the entry's dimension has the value; otherwise reports a problem. */
    public static boolean isValue(Mapping.Entry entry, String value, Reading reading) {
        var known = reading.declaredNames().values(entry.key());
        if (!known.contains(value)) {
            reading.problems()
                    .at(
                            entry.value().at(),
                            "the dimension " + QuotedText.name(entry.key()) + " has no value " + QuotedText.name(value),
                            Suggestion.hint(value, known, "values"));
        }
        return known.contains(value);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return FORM.schema(definitions);
    }

    @Override
    public String what() {
        return FORM.what();
    }
}
