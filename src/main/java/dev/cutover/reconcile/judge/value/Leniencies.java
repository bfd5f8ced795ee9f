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

    boolean isAmbiguous() {
        return !ambiguous.isEmpty();
    }

    boolean meansAnother(@Nullable String word) {
        return word != null && ambiguous.contains(word);
    }

    Agreement compare(@Nullable String leftText, @Nullable String rightText, Reading reading) {
        String left = leftText;
        String right = rightText;
        var used = new ArrayList<String>();
        if (lenient.contains(Leniency.TRIM)) {
            String leftStripped = left == null ? null : TextForms.stripped(left);
            String rightStripped = right == null ? null : TextForms.stripped(right);
            note(used, TRIM, left, leftStripped, right, rightStripped);
            left = leftStripped;
            right = rightStripped;
        }
        if (lenient.contains(Leniency.BLANK_IS_NULL)) {
            String leftFilled = "".equals(left) ? null : left;
            String rightFilled = "".equals(right) ? null : right;
            note(used, BLANK_IS_NULL, left, leftFilled, right, rightFilled);
            left = leftFilled;
            right = rightFilled;
        }
        String translated = left == null ? null : vocabulary.getOrDefault(left, left);
        if (Objects.equals(left, right) && Objects.equals(translated, right)) {
            return agreement(used);
        }
        note(used, MAP, left, translated, right, right);
        if (translated == null || right == null) {
            return Objects.equals(translated, right) ? agreement(used) : Agreement.NONE;
        }
        return compareWords(translated, right, used, reading);
    }

    private Agreement compareWords(String left, String right, List<String> used, Reading reading) {
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

    private static void note(
            List<String> used,
            String rule,
            @Nullable String left,
            @Nullable String newLeft,
            @Nullable String right,
            @Nullable String newRight) {
        if (!Objects.equals(left, newLeft) || !Objects.equals(right, newRight)) {
            used.add(rule);
        }
    }

    private static Agreement agreement(List<String> used) {
        return used.isEmpty() ? Agreement.SAME : Agreement.by(String.join(" + ", used));
    }
}
