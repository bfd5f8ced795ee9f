package dev.cutover.yaml.shape;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the keys of a table depend on each other. */
public record Rule(List<Key<?>> keys, boolean exactlyOne) {
    public static Rule exactlyOne(Key<?>... keys) {
        return new Rule(List.of(keys), true);
    }

    public static Rule oneAtLeast(Key<?>... keys) {
        return new Rule(List.of(keys), false);
    }

    void check(Fields fields) {
        long written = keys.stream().filter(fields::has).count();
        if (written == 0) {
            fields.problem("one of " + list() + " is needed here", "");
        } else if (written > 1 && exactlyOne) {
            fields.problem("only one of " + list() + " can be here", "remove the other");
        }
    }

    Map<String, Object> schema() {
        List<Object> each = keys.stream()
                .<Object>map(key -> Definitions.ordered("required", List.of(key.name())))
                .toList();
        return Definitions.ordered(exactlyOne ? "oneOf" : "anyOf", each);
    }

    private String list() {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }
}
