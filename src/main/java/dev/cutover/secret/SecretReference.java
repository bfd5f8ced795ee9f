package dev.cutover.secret;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References of the form {@code ${secret:NAME}} in a text. */
final class SecretReference {
    private static final Pattern FORM = Pattern.compile("\\$\\$\\{|\\$\\{secret:([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private SecretReference() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The text with each reference replaced, and <code>$${</code> by a literal <code>${</code>; references inside the
     * values are not replaced.
     */
    static String replace(String text, Function<String, String> value) {
        return FORM.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) == null ? "${" : value.apply(found.group(1))));
    }
}
