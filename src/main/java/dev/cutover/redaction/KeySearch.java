package dev.cutover.redaction;

import java.util.Optional;

/**
 * Finds keys of JSON in a text that comes character by character: a name between two quotation marks, and a colon.
 * Whatever is between two marks may be a key, since a text of JSON may begin anywhere in a log. Not thread-safe.
 */
final class KeySearch {
    /** A letter of a name may be written as six, a backslash and u0041; once more for JSON within JSON. */
    private static final int LONGEST_LETTER = 8;

    private final ColumnNames columnNames;
    private final int longest;
    private final StringBuilder between = new StringBuilder();
    private int backslashes;
    private int opening = -1;
    private Optional<String> closed = Optional.empty();
    private int level;

    KeySearch(ColumnNames columnNames) {
        this.columnNames = columnNames;
        this.longest = (columnNames.longest() + 1) * LONGEST_LETTER;
    }

    /** Looks at the next character; the value that follows, if it is the colon after a key that is looked for. */
    Optional<JsonValue> take(char character) {
        if (character == '"') {
            mark();
            return Optional.empty();
        }
        if (closed.isPresent() && character == ':') {
            var found = new JsonValue(closed.orElseThrow(), level);
            forget();
            return Optional.of(found);
        }
        backslashes = character == '\\' ? backslashes + 1 : 0;
        if (!JsonPlace.isSpace(character)) {
            closed = Optional.empty();
        }
        if (between.length() <= longest) {
            between.append(character);
        }
        return Optional.empty();
    }

    /** A quotation mark: it closes what the one before it opened, if both have as many backslashes. */
    private void mark() {
        closed = backslashes == opening && between.length() <= longest
                ? columnNames.find(decoded(between.substring(0, between.length() - backslashes)))
                : Optional.empty();
        level = backslashes;
        opening = backslashes;
        backslashes = 0;
        between.setLength(0);
    }

    private void forget() {
        closed = Optional.empty();
        opening = -1;
        backslashes = 0;
        between.setLength(0);
    }

    /** The name, with a backslash and u0041 read as the letter that it stands for. */
    private static String decoded(String written) {
        int escape = written.indexOf("\\u");
        if (escape < 0) {
            return written;
        }
        var name = new StringBuilder();
        int at = 0;
        while (escape >= 0 && escape + 6 <= written.length()) {
            try {
                char letter = (char) Integer.parseInt(written.substring(escape + 2, escape + 6), 16);
                int start = escape;
                while (start > at && written.charAt(start - 1) == '\\') {
                    start--;
                }
                name.append(written, at, start).append(letter);
            } catch (NumberFormatException noEscape) {
                return written;
            }
            at = escape + 6;
            escape = written.indexOf("\\u", at);
        }
        return name.append(written.substring(at)).toString();
    }
}
