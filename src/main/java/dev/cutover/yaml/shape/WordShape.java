package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of a few words. */
public final class WordShape<T> implements Shape<T> {
    private final Map<String, T> values;

    public WordShape(Map<String, T> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** All constants of an enum, each by its word. */
    public static <E> WordShape<E> of(E[] constants, Function<E, String> word) {
        var values = new LinkedHashMap<String, E>();
        for (E constant : constants) {
            values.put(word.apply(constant), constant);
        }
        return new WordShape<>(values);
    }

    /** {@code BIG_BANG} as {@code big-bang}. */
    public static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        if (!(node instanceof Scalar scalar) || scalar.isNothing()) {
            reading.expected(what(), node);
            return Optional.empty();
        }
        var value = Optional.ofNullable(values.get(scalar.text()));
        if (value.isEmpty()) {
            String hint = Suggestion.nearest(scalar.text(), values.keySet())
                    .map(near -> "did you mean " + QuotedText.name(near) + "?")
                    .orElse("");
            reading.problems().at(node.at(), QuotedText.name(scalar.text()) + " is not " + what(), hint);
        }
        return value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.orParameter(Definitions.ordered("enum", new ArrayList<>(values.keySet())));
    }

    @Override
    public String what() {
        return values.size() == 1
                ? "the word " + values.keySet().iterator().next()
                : "one of " + String.join(", ", List.copyOf(values.keySet()));
    }
}
