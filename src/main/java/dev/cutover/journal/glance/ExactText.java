package dev.cutover.journal.glance;

/**
 * Reads a text that must have exactly the expected form. After the first difference it reads nothing more. Not
 * thread-safe.
 */
final class ExactText {
    /** As many as surely fit into a long. */
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;
    private boolean differs;

    ExactText(String text) {
        this.text = text;
    }

    void skip(String expected) {
        if (!skipIfNext(expected)) {
            differs = true;
        }
    }

    /** Whether this came next; if so, it has been skipped. */
    boolean skipIfNext(String expected) {
        if (differs || !text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** A whole number, 0 or more. */
    long number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (differs || at == from || at - from > MOST_DIGITS) {
            differs = true;
            return 0;
        }
        return Long.parseLong(text.substring(from, at));
    }

    /** What stands before the next quotation mark; nothing in it may be escaped. */
    String upToQuote() {
        int quote = text.indexOf('"', at);
        if (differs || quote < 0 || text.substring(at, quote).indexOf('\\') >= 0) {
            differs = true;
            return "";
        }
        String found = text.substring(at, quote);
        at = quote;
        return found;
    }

    /** Whether it had the expected form from its beginning to its end. */
    boolean isReadWhole() {
        return !differs && at == text.length();
    }
}
