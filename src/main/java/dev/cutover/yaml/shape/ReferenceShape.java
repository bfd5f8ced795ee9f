package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A reference to a name that is declared elsewhere. */
public record ReferenceShape<T>(DeclaredNames.Kind kind, Function<String, T> maker) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        return new Text(what()).read(node, reading).flatMap(name -> {
            var hint = reading.declaredNames().hint(kind, name);
            hint.ifPresent(text ->
                    reading.problems().at(node.at(), "there is no " + kind.one() + " " + QuotedText.name(name), text));
            return hint.isPresent() ? Optional.empty() : Optional.of(maker.apply(name));
        });
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return new Text(what()).schema(definitions);
    }

    @Override
    public String what() {
        return "the name of a " + kind.one();
    }
}
