package dev.cutover.reconcile.recipe;

import dev.cutover.model.reconcile.ColumnRule;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rule as a part of a recipe's text: the same rule, however it was written, has the same text. Stateless. */
final class RuleText {
    private RuleText() {}

    static String of(@Nullable ColumnRule rule) {
        ColumnRule known = rule == null ? ColumnRule.BY_TYPE : rule;
        RecipeText text = RecipeText.empty()
                .with("as", as(known.as()))
                .with("lenient", new TreeSet<>(known.lenient()).toString())
                .with("words", words(known));
        for (var form : new TreeMap<>(known.written()).entrySet()) {
            text = text.with("written " + form.getKey(), form.getValue().toString());
        }
        return text.text();
    }

    private static String words(ColumnRule rule) {
        RecipeText words = RecipeText.empty();
        for (var word : new TreeMap<>(rule.vocabulary()).entrySet()) {
            words = words.with("left", word.getKey()).with("right", word.getValue());
        }
        return words.text();
    }

    private static String as(ColumnRule.As as) {
        if (as instanceof ColumnRule.As.Decimal decimal) {
            return "decimal " + decimal.tolerance().stripTrailingZeros() + " " + decimal.relative();
        }
        if (as instanceof ColumnRule.As.Time time) {
            return "time " + time.tolerance() + " "
                    + time.zone().map(Object::toString).orElse("");
        }
        if (as instanceof ColumnRule.As.ByType
                || as instanceof ColumnRule.As.Exact
                || as instanceof ColumnRule.As.Ignored) {
            return as.getClass().getSimpleName();
        }
        throw new IllegalArgumentException("no such rule: " + as);
    }
}
