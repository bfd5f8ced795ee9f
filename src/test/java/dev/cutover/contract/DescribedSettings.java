package dev.cutover.contract;

import dev.cutover.spi.SettingsOutline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema of an outline, to be compared with the settings that a description tells. Immutable. */
record DescribedSettings(Map<String, Object> schema) {
    static DescribedSettings of(SettingsOutline outline) {
        return new DescribedSettings(outline.schema(Map.of(), Set.of("operations")));
    }

    /** The keys that it has at the top. */
    Set<String> keys() {
        return table(schema.get("properties")).keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    /** Whether it knows the key of this path, such as {@code records.*.query}. */
    boolean knows(String path) {
        Stream<Map<?, ?>> here = Stream.of(schema);
        for (String part : path.split("\\.", -1)) {
            var inner = here.flatMap(DescribedSettings::forms)
                    .flatMap(form -> within(form, part))
                    .toList();
            if (inner.isEmpty()) {
                return false;
            }
            here = inner.stream();
        }
        return true;
    }

    private static Stream<Map<?, ?>> within(Map<?, ?> form, String part) {
        var properties = table(form.get("properties"));
        if (properties.get(part) instanceof Map<?, ?> named) {
            return Stream.of(named);
        }
        return form.get("additionalProperties") instanceof Map<?, ?> others ? Stream.of(others) : Stream.empty();
    }

    /** A schema, the alternatives in it, and that of its items. */
    private static Stream<Map<?, ?>> forms(Map<?, ?> schema) {
        var alternatives = schema.get("anyOf") instanceof List<?> list ? list : List.of();
        var inner = Stream.concat(alternatives.stream(), Stream.ofNullable(schema.get("items")));
        return Stream.concat(
                Stream.of(schema), inner.map(DescribedSettings::table).flatMap(DescribedSettings::forms));
    }

    private static Map<?, ?> table(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
