package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a statement so far as to know what in it is quoted: only what is not can have places for values. Used by one
 * thread.
 */
final class TemplateScanner {
    private static final String PLAIN = "";
    private static final String LINE = "\n";
    private static final String BLOCK = "*/";

    private final SqlNotation notation;
    private final List<String> wrong = new ArrayList<>();
    private final StringBuilder first = new StringBuilder();
    private boolean hasFirst;

    /** What ends the quoted text or the comment that was begun; empty outside of them. */
    private String end = PLAIN;

    TemplateScanner(SqlNotation notation) {
        this.notation = notation;
    }

    /** What is wrong with the statement, each as what follows the key's path in a sentence. */
    List<String> wrong() {
        return wrong;
    }

    /** The first word of the statement in small letters; empty if it has none. */
    String firstWord() {
        return first.toString().toLowerCase(Locale.ROOT);
    }

    void place(String name) {
        hasFirst = true;
        if (end.equals(LINE) || end.equals(BLOCK)) {
            wrong.add("has {" + name + "} in a comment");
        } else if (!end.isEmpty()) {
            wrong.add("has {" + name + "} within quotes, where no value can stand: leave the quotes out");
        }
    }

    void literal(String text) {
        int at = 0;
        while (at < text.length()) {
            at = end.isEmpty() ? plain(text, at) : quoted(text, at);
        }
    }

    void end() {
        if (!end.isEmpty() && !end.equals(LINE)) {
            wrong.add("has a quoted text or a comment that does not end");
        }
    }

    /** Returns where to go on. */
    private int plain(String text, int at) {
        char letter = text.charAt(at);
        if (begins(text, at)) {
            return at + (end.equals(BLOCK) || text.startsWith("--", at) ? 2 : end.length());
        }
        if (letter == '?') {
            wrong.add("has a question mark: write a place such as {name}, which becomes a value of the statement");
        }
        if (letter == ';') {
            wrong.add("holds several statements: make each an item of its own");
        }
        note(letter);
        return at + 1;
    }

    private void note(char letter) {
        if (hasFirst) {
            return;
        }
        if (Character.isLetter(letter)) {
            first.append(letter);
        } else if (first.length() > 0 || !(Character.isWhitespace(letter) || letter == '(')) {
            hasFirst = true;
        }
    }

    private boolean begins(String text, int at) {
        char letter = text.charAt(at);
        if (letter == '\'' || letter == '"' || letter == '`') {
            end = String.valueOf(letter);
        } else if (text.startsWith("--", at) || (notation.hashes() && letter == '#')) {
            end = LINE;
        } else if (text.startsWith("/*", at)) {
            if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
                wrong.add("has a comment that the database would run");
            }
            end = BLOCK;
        } else if (notation.dollars() && letter == '$') {
            int close = text.indexOf('$', at + 1);
            boolean isTag = close > at && text.substring(at + 1, close).matches("[A-Za-z_]?\\w*");
            end = isTag ? text.substring(at, close + 1) : PLAIN;
        }
        return !end.isEmpty();
    }

    private int quoted(String text, int at) {
        boolean isText = end.equals("'") || end.equals("\"");
        if (isText && text.charAt(at) == '\\' && (notation.backslashes() || isEscaping(text, at))) {
            return at + 2;
        }
        if (!text.startsWith(end, at)) {
            return at + 1;
        }
        int next = at + end.length();
        end = PLAIN;
        return next;
    }

    /** Whether the quoted text was begun with an E, as PostgreSQL marks texts with backslashes. */
    private boolean isEscaping(String text, int at) {
        int begin = text.lastIndexOf('\'', at - 1);
        return notation.dollars()
                && end.equals("'")
                && begin > 0
                && Character.toLowerCase(text.charAt(begin - 1)) == 'e'
                && (begin < 2 || !Character.isLetterOrDigit(text.charAt(begin - 2)));
    }
}
