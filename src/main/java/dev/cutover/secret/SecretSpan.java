package dev.cutover.secret;

/**
 * The position of one secret in a text, or of several that overlap: all that they cover together, under the name of the
 * longest.
 */
record SecretSpan(int start, int end, String name, int longest) {
    /** The text that replaces the secret of that name. */
    static String marker(String name) {
        return "[secret " + name + "]";
    }

    /** The same span in a text whose first {@code by} characters were dropped. */
    SecretSpan earlier(int by) {
        return new SecretSpan(start - by, end - by, name, longest);
    }

    /** The text that replaces it. */
    String marker() {
        return marker(name);
    }

    SecretSpan and(SecretSpan other) {
        boolean longer = other.longest > longest;
        return new SecretSpan(
                start, Math.max(end, other.end), longer ? other.name : name, longer ? other.longest : longest);
    }
}
