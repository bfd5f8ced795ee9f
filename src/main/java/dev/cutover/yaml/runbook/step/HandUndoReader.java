package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Undo;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a person undoes a task: a text, or {@code { do: …, before: traffic }}. */
final class HandUndoReader {
    private static final Key<String> DO = Key.required("do", Text.TEXT, "What the person does.");

    static final Shape<Undo.ByHand> UNDO = new ByForm<>(
            new TextAlone(),
            TableShape.of(
                            "undo-by-hand",
                            "How a person undoes a task, and when.",
                            List.of(DO, UndoTimeReader.BEFORE, UndoTimeReader.AFTER),
                            tableFields -> new Undo.ByHand(tableFields.get(DO), UndoTimeReader.of(tableFields)))
                    .what("the keys of an undo by hand: do, before, after"));

    private HandUndoReader() {}

    /** Without a time. */
    private record TextAlone() implements Shape<Undo.ByHand> {
        @Override
        public Optional<Undo.ByHand> read(Node node, Reading reading) {
            return Text.TEXT.read(node, reading).map(Undo.ByHand::new);
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            return Text.TEXT.schema(definitions);
        }

        @Override
        public String what() {
            return Text.TEXT.what();
        }
    }
}
