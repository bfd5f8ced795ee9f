package dev.cutover.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a request may have. Its answers never show a value, which may be a secret. Stateless, thread-safe. */
public final class HttpHeaderRules {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HttpHeaderRules() {}

    /** What is wrong with a header, part of a sentence; empty if it can be sent. */
    public static Optional<String> wrong(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("`" + name + "` is not a name of a header");
        }
        if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("the header " + name + " is set by the client itself");
        }
        return value.chars().allMatch(HttpHeaderRules::isLegal)
                ? Optional.empty()
                : Optional.of("the value of the header " + name
                        + " has a line break or another character that no header may have: only visible ASCII"
                        + " characters and blanks are sent");
    }

    private static boolean isLegal(int character) {
        return character == '\t' || (character >= ' ' && character <= '~');
    }
}
