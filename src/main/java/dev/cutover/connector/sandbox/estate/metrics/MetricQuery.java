package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A metric and the traffic that it selects: {@code name}, or {@code name{region=~'us-.*',lane='curbside'}}, in the
 * notation of Prometheus. A label is a dimension, or {@code platform} with {@code legacy-oms} and {@code orchestrator}.
 * Operators are {@code =}, {@code !=}, {@code =~} and {@code !~}; a regular expression must match the whole value.
 */
public record MetricQuery(EstateMetric estateMetric, List<Matcher> matchers) {
    private static final String PLATFORM = "platform";
    private static final List<String> PLATFORMS = Stream.of(PlatformSide.values())
            .map(platformSide -> platformSide.platform().id())
            .toList();

    public MetricQuery {
        matchers = List.copyOf(matchers);
    }

    /**
     * The cells of the counters that the query selects.
     *
     * @throws EstateException if a label is unknown, or none of its values can match
     */
    public int[] cells(RoutingKeys routingKeys) {
        // A dimension of the runbook that is called 'platform' takes precedence over the label.
        boolean hasSides = !routingKeys.dimensions().containsKey(PLATFORM);
        var tests = new ArrayList<Test>();
        for (Matcher matcher : matchers) {
            boolean isSide = hasSides && matcher.label().equals(PLATFORM);
            var known = isSide ? PLATFORMS : routingKeys.valuesOf(matcher.label());
            tests.add(new Test(matcher.label(), matcher.test(known)));
        }
        int[] keys = routingKeys.keysWhere((label, value) -> passes(tests, label, value));
        return IntStream.of(keys)
                .flatMap(key -> Stream.of(PlatformSide.values())
                        .filter(platformSide -> !hasSides
                                || passes(
                                        tests, PLATFORM, platformSide.platform().id()))
                        .mapToInt(platformSide -> platformSide.cell(key)))
                .toArray();
    }

    private static boolean passes(List<Test> tests, String label, String value) {
        return tests.stream().allMatch(test -> test.passes(label, value));
    }

    /** One condition on a label. */
    record Matcher(String label, String operator, String value) {

        private Predicate<String> test(List<String> known) {
            Predicate<String> same = operator.endsWith("~") ? pattern().asMatchPredicate() : value::equals;
            if (operator.startsWith("!")) {
                return same.negate();
            }
            if (known.stream().noneMatch(same)) {
                if (isPatternTakenLiterally(known)) {
                    throw new EstateException(
                            "unknown " + label + " '" + value + "'", "a pattern is compared with =~ instead of =");
                }
                throw NameSuggestions.unknown(label, value, known);
            }
            return same;
        }

        /**
         * A common mistake: a dimension that a segment leaves open is filled in as {@code .*}, which {@code =} never
         * matches.
         */
        private boolean isPatternTakenLiterally(List<String> known) {
            try {
                return operator.equals("=") && known.stream().anyMatch(pattern().asMatchPredicate());
            } catch (EstateException noPattern) {
                return false;
            }
        }

        private Pattern pattern() {
            try {
                return Pattern.compile(value);
            } catch (PatternSyntaxException wrong) {
                throw new EstateException(
                        "'" + value + "' is not a regular expression: " + wrong.getDescription(),
                        "compare with = instead of =~ if the value is to be taken literally",
                        wrong);
            }
        }
    }

    private record Test(String label, Predicate<String> predicate) {
        boolean passes(String other, String value) {
            return !other.equals(label) || predicate.test(value);
        }
    }
}
