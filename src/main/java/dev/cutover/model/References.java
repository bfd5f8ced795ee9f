package dev.cutover.model;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text that people read refers to, such as <code>${step.freeze.output.ticket}</code>. Nobody is shown the
 * reference as it was written (<code>$${</code> writes a literal <code>${</code>): either its value stands there, or
 * words that say what will. Stateless and thread-safe.
 */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([a-z]+)\\.([^}]+)}");
    private static final Pattern OUTPUT = Pattern.compile("([^.]+)\\.output\\.(.+)");

    private References() {}

    /**
     * The text with its references filled in. What is put in is not looked at again.
     *
     * @param value of a reference, by what stands before its first dot and behind it; empty if it is not known
     */
    public static String fill(String text, BiFunction<String, String, Optional<String>> value) {
        if (!text.contains("${")) {
            return text;
        }
        return REFERENCE.matcher(text).replaceAll(match -> {
            String root = match.group(1);
            if (root == null) {
                return Matcher.quoteReplacement("${");
            }
            String name = match.group(2);
            return Matcher.quoteReplacement(value.apply(root, name)
                    .filter(known -> !known.isBlank())
                    .orElseGet(() -> "<" + words(root, name) + ">"));
        });
    }

    /** The text where nothing of it is known yet: {@code <ticket of freeze>}. */
    public static String readable(String text) {
        return fill(text, (root, name) -> Optional.empty());
    }

    private static String words(String root, String name) {
        var output = OUTPUT.matcher(name);
        if (root.equals("step") && output.matches()) {
            return output.group(2) + " of " + output.group(1);
        }
        if (root.equals("criterion") && name.endsWith(".value")) {
            return "value of " + name.substring(0, name.length() - ".value".length());
        }
        return root.equals("run") ? "run " + name : name;
    }
}
