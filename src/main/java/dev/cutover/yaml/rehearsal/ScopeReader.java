package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Scope;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.runbook.step.SegmentReader;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The scope of a rollback: {@code { region: us-east }} or {@code { region: [us-east, us-west] }}. */
final class ScopeReader implements Shape<Scope> {
    static final ScopeReader SCOPE = new ScopeReader();

    private static final Shape<Map<String, Object>> FORM = NameReader.named(
            new ByForm<Object>(NameReader.DIMENSION_VALUE, ListOf.some(NameReader.DIMENSION_VALUE, "a list of values")),
            "a mapping from dimensions to values");

    private ScopeReader() {}

    @Override
    public Optional<Scope> read(Node node, Reading reading) {
        var form = FORM.read(node, reading);
        if (form.isEmpty() || !(node instanceof Mapping mapping)) {
            return Optional.empty();
        }
        var values = new TreeMap<String, Set<String>>();
        for (var entry : mapping.entries()) {
            Object value = form.get().get(entry.key());
            if (SegmentReader.isDimension(entry, reading) && value != null) {
                var chosen = value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of((String) value);
                chosen.forEach(one -> SegmentReader.isValue(entry, one, reading));
                values.put(entry.key(), Set.copyOf(chosen));
            }
        }
        return Optional.of(new Scope(values));
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
