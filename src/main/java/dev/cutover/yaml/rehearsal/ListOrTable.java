package dev.cutover.yaml.rehearsal;

import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a list, or a table with the list under a key. */
record ListOrTable<T>(Shape<T> list, Shape<T> table) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        return (node instanceof Sequence ? list : table).read(node, reading);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("anyOf", List.of(list.schema(definitions), table.schema(definitions)));
        return schema;
    }

    @Override
    public String what() {
        return list.what();
    }
}
