package dev.cutover.yaml.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder {@code ${…}} in a text. It is replaced by a value, and never evaluated: {@code env.dashboard},
 * {@code segment.region}, {@code scope.region}, {@code run.id}, {@code step.freeze.output.ticket},
 * {@code criterion.routed.value}, {@code secret:NAME}. <code>$${</code> writes a literal <code>${</code>, and begins
 * none.
 *
 * @param root the part before the first {@code .} or {@code :}
 * @param name the part after it; may be empty
 * @param text the whole text between the braces
 */
public record Placeholder(String root, String name, String text) {
    /** The names that {@code ${run.…}} can have. */
    public static final Set<String> OF_RUN = Set.of("id", "name", "environment");

    private static final Pattern PATTERN = Pattern.compile("(?<!\\$)\\$\\{([^}]*)}");

    /** All placeholders of a text, in order. */
    public static List<Placeholder> in(String text) {
        var found = new ArrayList<Placeholder>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            found.add(of(matcher.group(1)));
        }
        return found;
    }

    /** The text with each placeholder replaced by its value; placeholders in a value are left alone. */
    public static String fill(String text, Function<Placeholder, String> value) {
        return PATTERN.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(of(match.group(1)))));
    }

    private static Placeholder of(String inner) {
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) == '.' || inner.charAt(i) == ':') {
                return new Placeholder(inner.substring(0, i), inner.substring(i + 1), inner);
            }
        }
        return new Placeholder(inner, "", inner);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return "${" + text + "}";
    }
}
