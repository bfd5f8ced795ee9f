package dev.cutover.reconcile.judge.value;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is overlooked, one after another: white space, an empty text, another word, another case. As soon as the values
 * are the same, what has changed one of them until then is the rule by which they agree. Immutable.
 */
final class Leniencies {
    private static final String TRIM = "trim";
    private static final String BLANK_IS_NULL = "blank is NULL";
    private static final String MAP = "map";
    private static final String NOT_TRANSLATED = "not translated";
    private static final String IGNORE_CASE = "ignore case";

    private final Set<Leniency> lenient;
    private final Map<String, String> vocabulary;
    /** The words of the left side that mean something else on the right side. */
    private final Set<String> ambiguous;

    Leniencies(ColumnRule rule) {
        this.lenient = rule.lenient();
        this.vocabulary = rule.vocabulary();
        this.ambiguous = new HashSet<>(vocabulary.values());
        ambiguous.retainAll(vocabulary.keySet());
        ambiguous.removeIf(word -> word.equals(vocabulary.get(word)));
    }

    /** Whether some word has another name on the right, so that one that stands on both sides is not the same. */
    boolean translates() {
        return vocabulary.entrySet().stream().anyMatch(word -> !word.getKey().equals(word.getValue()));
    }

    boolean overlooks(Leniency one) {
        return lenient.contains(one);
    }

    /** What a value of the left side is called on the right side; null if it keeps its name. */
    @Nullable
    String meaning(String left) {
        String word = lenient.contains(Leniency.TRIM) ? TextForms.stripped(left) : left;
        String meant = vocabulary.get(word);
        return word.equals(meant) ? null : meant;
    }

    /**
     * Compares two values with the same bytes. A word that the right side does not have may stand there as it is, but
     * then it is no translation.
     */
    Agreement compareSame(@Nullable String both, ValueReading reading) {
        if (both == null || vocabulary.isEmpty()) {
            return Agreement.SAME;
        }
        if (ambiguous.contains(both)) {
            return compare(both, both, reading);
        }
        return both.equals(vocabulary.getOrDefault(both, both)) ? Agreement.SAME : Agreement.by(NOT_TRANSLATED);
    }

    Agreement compare(@Nullable String left, @Nullable String right, ValueReading reading) {
        var values = new Values(left, right);
        var used = new ArrayList<String>();
        if (lenient.contains(Leniency.TRIM)) {
            values = note(used, TRIM, values, values.stripped());
        }
        if (lenient.contains(Leniency.BLANK_IS_NULL)) {
            values = note(used, BLANK_IS_NULL, values, values.filled());
        }
        values = note(used, MAP, values, values.translated(vocabulary));
        return values.left() == null || values.right() == null
                ? values.areSame() ? agreement(used) : Agreement.NONE
                : compareWords(values.left(), values.right(), used, reading);
    }

    /** What the two values are by now. */
    private record Values(@Nullable String left, @Nullable String right) {

        Values stripped() {
            return new Values(
                    left == null ? null : TextForms.stripped(left), right == null ? null : TextForms.stripped(right));
        }

        Values filled() {
            return new Values("".equals(left) ? null : left, "".equals(right) ? null : right);
        }

        Values translated(Map<String, String> vocabulary) {
            return new Values(left == null ? null : vocabulary.getOrDefault(left, left), right);
        }

        boolean areSame() {
            return Objects.equals(left, right);
        }
    }

    private Agreement compareWords(String left, String right, List<String> used, ValueReading reading) {
        if (left.equals(right)) {
            return agreement(used);
        }
        if (lenient.contains(Leniency.CASE) && TextForms.folded(left).equals(TextForms.folded(right))) {
            used.add(IGNORE_CASE);
            return agreement(used);
        }
        Agreement read = reading.compare(left, right);
        if (!read.agrees()) {
            return Agreement.NONE;
        }
        used.add(read.rule());
        return agreement(used);
    }

    private static Values note(List<String> used, String rule, Values before, Values after) {
        if (!before.equals(after)) {
            used.add(rule);
        }
        return after;
    }

    private static Agreement agreement(List<String> used) {
        return used.isEmpty() ? Agreement.SAME : Agreement.by(String.join(" + ", used));
    }
}
