package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Side;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stages by the names that a runbook gives them. A name that it uses means itself; of another one, the rule of the
 * column says what it stands for. Immutable and thread-safe.
 */
final class StageNames {
    /** Of a row without a stage. */
    static final String NONE = "(none)";

    private static final int LONGEST = 60;

    private final Set<String> known;
    private final ColumnRule rule;
    private final Map<String, String> bySmallLetters = new TreeMap<>();

    StageNames(Set<String> known, ColumnRule rule) {
        this.known = known;
        this.rule = rule;
        known.forEach(name -> bySmallLetters.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    }

    /** The stage of a text in the rows of a side; the text itself, perhaps cut, if it is none that is known. */
    String of(@Nullable String text, Side side) {
        if (text == null) {
            return NONE;
        }
        if (known.contains(text)) {
            return text;
        }
        var trimmed = rule.lenient().contains(ColumnRule.Leniency.TRIM) ? text.strip() : text;
        var common = side == Side.LEFT ? rule.vocabulary().getOrDefault(trimmed, trimmed) : trimmed;
        if (rule.lenient().contains(ColumnRule.Leniency.CASE)) {
            var sameLetters = bySmallLetters.get(common.toLowerCase(Locale.ROOT));
            if (sameLetters != null) {
                return sameLetters;
            }
        }
        return common.length() > LONGEST ? common.substring(0, LONGEST) + "…" : common;
    }
}
