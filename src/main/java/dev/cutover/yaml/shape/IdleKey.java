package dev.cutover.yaml.shape;

import java.util.List;
import java.util.Map;

/**
 * A key that would have no effect in its table, always or where all of some conditions hold. It is an error there, and
 * the schema does not offer it.
 *
 * @param when the conditions; none: always
 * @param why the reason, as it can follow a colon
 * @param hint what to do about it
 */
public record IdleKey(Key<?> key, List<KeyCondition> when, String why, String hint) {
    public IdleKey {
        when = List.copyOf(when);
    }

    boolean isAlways() {
        return when.isEmpty();
    }

    boolean isWritten(TableFields tableFields) {
        return tableFields.has(key) && when.stream().allMatch(condition -> condition.holds(tableFields));
    }

    void report(TableFields tableFields) {
        tableFields.problem(key, "`" + key.name() + "` means nothing here: " + why, hint);
    }

    /** The rule for a key that is idle under conditions. */
    Map<String, Object> schema() {
        return Definitions.ordered(
                "if",
                Definitions.ordered(
                        "allOf", when.stream().map(KeyCondition::schema).toList()),
                "then",
                Definitions.ordered("properties", Map.of(key.name(), false)));
    }
}
