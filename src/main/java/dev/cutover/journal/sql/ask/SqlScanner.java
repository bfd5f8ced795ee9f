package dev.cutover.journal.sql.ask;

import java.util.Optional;

/** Goes through a text of SQL, past its comments and what stands in quotes. Not thread-safe. */
final class SqlScanner {
    private final String text;
    private int at;

    SqlScanner(String text) {
        this.text = text;
    }

    /** Moves behind the next letter of that kind; where that stands, if there is one. */
    Optional<Integer> nextOutside(char sought) {
        while (at < text.length()) {
            if (!skip()) {
                if (text.charAt(at) == sought) {
                    return Optional.of(at++);
                }
                at++;
            }
        }
        return Optional.empty();
    }

    /** Where the next thing begins that is no comment, blank or semicolon. */
    Optional<Integer> nextWord() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (isComment()) {
                skip();
            } else if (Character.isWhitespace(letter) || letter == ';') {
                at++;
            } else {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private boolean isComment() {
        return text.startsWith("--", at) || text.startsWith("//", at) || text.startsWith("/*", at);
    }

    /** Moves behind a comment or a quoted text that begins here; false if none does. */
    private boolean skip() {
        if (text.startsWith("--", at) || text.startsWith("//", at)) {
            moveBehind("\n", at);
        } else if (text.startsWith("/*", at)) {
            skipNested();
        } else if (text.startsWith("$$", at)) {
            moveBehind("$$", at + 2);
        } else if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
            moveBehind(text.substring(at, at + 1), at + 1);
        } else {
            return false;
        }
        return true;
    }

    private void moveBehind(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** A comment of this kind can have others in it. */
    private void skipNested() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }
}
