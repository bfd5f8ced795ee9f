package dev.cutover.yaml.shape;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the keys of a table depend on each other. */
public record KeyRule(List<Key<?>> keys, boolean exactlyOne) {
    public static KeyRule exactlyOne(Key<?>... keys) {
        return new KeyRule(List.of(keys), true);
    }

    public static KeyRule oneAtLeast(Key<?>... keys) {
        return new KeyRule(List.of(keys), false);
    }

    void check(TableFields tableFields) {
        long written = keys.stream().filter(tableFields::has).count();
        if (written == 0) {
            tableFields.problem("one of " + list() + " is needed here", "");
        } else if (written > 1 && exactlyOne) {
            tableFields.problem("only one of " + list() + " can be here", "remove the other");
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
