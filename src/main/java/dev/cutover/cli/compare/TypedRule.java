package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.spi.settings.NotationException;
import dev.cutover.yaml.shape.Suggestion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule as it is typed: {@code exact}, {@code number}, {@code 0.01}, {@code 0.5%}, {@code time}, {@code 2s},
 * {@code ignore}, {@code trim}, {@code ignore-case}, {@code blank-is-null}; several joined by {@code +}. Stateless.
 */
final class TypedRule {
    /** What a value may be, for the help. */
    static final String ALL = "exact, number, 0.01, 0.5%%, time, 2s, ignore, trim, ignore-case, blank-is-null";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final Map<String, Leniency> LENIENT =
            Map.of("trim", Leniency.TRIM, "ignore-case", Leniency.CASE, "blank-is-null", Leniency.BLANK_IS_NULL);
    private static final List<String> WORDS =
            List.of("exact", "number", "time", "ignore", "trim", "ignore-case", "blank-is-null");

    private TypedRule() {}

    /**
     * Reads a rule.
     *
     * @param zone of times that state none
     * @throws ProblemException if it is none
     */
    static ColumnRule parse(String column, String text, Optional<ZoneId> zone) {
        Optional<As> as = Optional.empty();
        Set<Leniency> lenient = new LinkedHashSet<>();
        for (String word : text.split("\\+", -1)) {
            Leniency one = LENIENT.get(word);
            if (one != null) {
                lenient.add(one);
            } else if (as.isPresent()) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--compare " + column + "=" + text + " says twice what the values are",
                        "leave one of them out; only trim, ignore-case and blank-is-null can be added");
            } else {
                as = Optional.of(as(column, word, zone));
            }
        }
        return new ColumnRule(as.orElseGet(As.ByType::new), lenient, Map.of());
    }

    private static As as(String column, String word, Optional<ZoneId> zone) {
        return switch (word) {
            case "exact" -> new As.Exact();
            case "number" -> new As.Decimal(BigDecimal.ZERO, false);
            case "time" -> new As.Time(Duration.ZERO, zone);
            case "ignore" -> new As.Ignored();
            default -> tolerance(column, word, zone);
        };
    }

    private static As tolerance(String column, String word, Optional<ZoneId> zone) {
        if (AMOUNT.matcher(word).matches()) {
            return new As.Decimal(new BigDecimal(word), false);
        }
        boolean isShare = word.endsWith("%");
        String amount = isShare ? word.substring(0, word.length() - 1).strip() : word;
        if (isShare && AMOUNT.matcher(amount).matches()) {
            return new As.Decimal(new BigDecimal(amount).divide(PERCENT), true);
        }
        try {
            return new As.Time(DurationNotation.parse(word), zone);
        } catch (NotationException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--compare " + column + "=" + word + " is no rule",
                    Suggestion.nearest(word, WORDS)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("write " + String.join(", ", WORDS)
                                    + ", a tolerance such as 0.01, 0.5% or 2s, or several joined by +"));
        }
    }
}
