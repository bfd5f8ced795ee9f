package dev.cutover.connector.files;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a flag says. Immutable.
 *
 * @param key of the call that set it; empty if a person has made it
 * @param replaced the whole text of the flag that it replaced; empty if there was none
 */
record FlagContent(String value, String key, String correlation, Optional<String> replaced) {
    private static final String BEFORE = "before ";

    String text() {
        return "value=" + value + "\nkey=" + key + "\ncorrelation=" + correlation + "\n"
                + replaced.map(text ->
                                text.lines().map(line -> BEFORE + line + "\n").collect(Collectors.joining()))
                        .orElse("");
    }

    /** Lenient: a flag that a person has made is a flag without a key. */
    static FlagContent parse(String text) {
        String replaced = text.lines()
                .filter(line -> line.startsWith(BEFORE))
                .map(line -> line.substring(BEFORE.length()) + "\n")
                .collect(Collectors.joining());
        return new FlagContent(
                after("value=", text),
                after("key=", text),
                after("correlation=", text),
                Optional.of(replaced).filter(before -> !before.isEmpty()));
    }

    private static String after(String name, String text) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    /** {@code (value green, set by run-1/go)}. */
    String words() {
        return "(value " + (value.isEmpty() ? "empty" : value) + ", set by " + (key.isEmpty() ? "no call" : key) + ")";
    }
}
