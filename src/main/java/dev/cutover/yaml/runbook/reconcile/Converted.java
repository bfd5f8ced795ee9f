package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.tree.Node;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is written as one thing and means another one. */
record Converted<S, T>(Shape<S> written, Function<S, T> meaning) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        return written.read(node, reading).map(meaning);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return written.schema(definitions);
    }

    @Override
    public String what() {
        return written.what();
    }
}
