package dev.cutover.preflight.trial;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a system for its own report, for all that it can do.
 *
 * @param operations the names of all of its operations
 */
public record CheckQuestion(Set<String> operations, Set<Class<?>> capabilities) implements TrialQuestion {
    public static final String NAME = "check";

    public CheckQuestion {
        operations = Set.copyOf(operations);
        capabilities = Set.copyOf(capabilities);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>();
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        var purpose = new Preflight.Purpose(operations, capabilities, context.deadline());
        var found = TrialQuestion.as(Preflight.class, connector).look(purpose);
        return TrialAnswer.of(
                state(found),
                "",
                new TrialTable(
                        List.of("aspect", "verdict", "found"),
                        found.stream().map(CheckQuestion::row).toList()));
    }

    private static List<String> row(Preflight.Found found) {
        String text = Stream.of(found.measured().map(CheckQuestion::clock).orElse(""), found.text())
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("; "));
        return List.of(words(found.aspect()), words(found.verdict()), text);
    }

    private static String clock(Duration ahead) {
        return ahead.isZero()
                ? "its clock and this one agree"
                : "its clock is " + ahead.abs().toMillis() + " ms " + (ahead.isNegative() ? "behind" : "ahead");
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static TrialState state(List<Preflight.Found> found) {
        if (found.stream().anyMatch(one -> one.verdict() == Preflight.Verdict.FAILED)) {
            return TrialState.FAILED;
        }
        boolean isKnown = found.stream().noneMatch(one -> one.verdict() == Preflight.Verdict.CANNOT_TELL)
                && found.stream().anyMatch(one -> one.verdict() == Preflight.Verdict.OK);
        return isKnown ? TrialState.SUCCEEDED : TrialState.UNKNOWN;
    }
}
