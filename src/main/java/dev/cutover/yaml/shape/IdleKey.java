package dev.cutover.yaml.shape;

import java.util.List;
import java.util.Map;

/**
 * A key that would have no effect in its table, or one that nobody wants, always or where all of some conditions hold.
 * It is an error there, and the schema does not offer it.
 *
 * @param when the conditions; none: always
 * @param verdict what is wrong with it, as it can follow the key
 * @param why the reason, as it can follow a colon
 * @param hint what to do about it
 */
public record IdleKey(Key<?> key, List<KeyCondition> when, String verdict, String why, String hint) {
    public IdleKey {
        when = List.copyOf(when);
    }

    /** A key without effect. */
    public IdleKey(Key<?> key, List<KeyCondition> when, String why, String hint) {
        this(key, when, "means nothing here", why, hint);
    }

    boolean isAlways() {
        return when.isEmpty();
    }

    boolean isWritten(TableFields tableFields) {
        return tableFields.has(key) && when.stream().allMatch(condition -> condition.holds(tableFields));
    }

    void report(TableFields tableFields) {
        tableFields.problem(key, "`" + key.name() + "` " + verdict + ": " + why, hint);
    }

    /** The rule for a key that is refused under conditions. */
    Map<String, Object> schema() {
        return Definitions.ordered(
                "if",
                Definitions.ordered(
                        "allOf", when.stream().map(KeyCondition::schema).toList()),
                "then",
                Definitions.ordered("properties", Map.of(key.name(), false)));
    }
}
