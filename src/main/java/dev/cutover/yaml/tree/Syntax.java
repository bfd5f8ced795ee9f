package dev.cutover.yaml.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cutover.problem.Location;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A syntax error in plain words: the parser's own messages name internal tokens.
 *
 * @param at the place of the error
 */
record Syntax(Location at, String message, String hint) {
    /** By a part of the parser's message; the first match counts. */
    private static final Map<String, String[]> WORDS = words();

    static Syntax of(Exception broken, Location start) {
        String said = String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT);
        Location at = place(broken, start);
        for (var entry : WORDS.entrySet()) {
            if (said.contains(entry.getKey())) {
                return new Syntax(at, entry.getValue()[0], entry.getValue()[1]);
            }
        }
        return new Syntax(
                at, "this is not valid YAML", "look at the indentation and the quotes here and in the line above");
    }

    /** The YAML parser's position is nearer to the error than Jackson's, which is that of the last valid token. */
    private static Location place(Exception broken, Location start) {
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
                var mark = yaml.getProblemMark();
                return new Location(start.file(), mark.getLine() + 1, mark.getColumn() + 1);
            }
        }
        if (broken instanceof JsonProcessingException jackson) {
            @Nullable JsonLocation location = jackson.getLocation();
            if (location != null && location.getLineNr() > 0) {
                return new Location(start.file(), location.getLineNr(), Math.max(1, location.getColumnNr()));
            }
        }
        return start;
    }

    private static Map<String, String[]> words() {
        var words = new LinkedHashMap<String, String[]>();
        put(
                words,
                "mapping values are not allowed",
                "a colon where no key can be",
                "put a text that has ': ' in it in quotes");
        put(words, "could not find expected ':'", "a key without its colon", "write 'key: value'");
        put(words, "unexpected end of stream", "a quote that is never closed", "close it");
        put(words, "document separator", "a quote that is never closed", "close it");
        put(words, "but got ?", "within { } and [ ] a '?' ends a text", "put the text that has a '?' in it in quotes");
        put(
                words,
                "expected ',' or '}'",
                "a '{' that is never closed",
                "close it with '}', put commas between the keys, and what has a { or } in it in quotes");
        put(
                words,
                "expected ',' or ']'",
                "a '[' that is never closed",
                "close it with ']', put commas between the values, and what has a [ or ] in it in quotes");
        put(words, "expected <block end>", "the indentation does not fit the lines above", "align it with them");
        put(words, "sequence entries are not allowed", "a list cannot begin here", "begin it on a line of its own");
        marks(words);
        return words;
    }

    private static void marks(Map<String, String[]> words) {
        put(words, "cannot start any token", "a text cannot begin with this character", "put the text in quotes");
        put(
                words,
                "unknown escape character",
                "a backslash before a character that needs none",
                "write \\\\ for a backslash");
        put(words, "escape sequence", "an escape that is not complete", "write \\\\ for a backslash");
        put(words, "expected a field name", "a key can only be a text", "");
        put(words, "undefined alias", "aliases (*name) are not supported", "write it out");
        put(
                words,
                "alphabetic or numeric character",
                "anchors (&name) and aliases (*name) are not supported",
                "put a text that begins so in quotes");
        put(words, "directive", "directives (%) are not supported", "remove the line");
        put(words, "tag", "tags (!name) are not supported", "put a text that begins with ! in quotes");
    }

    private static void put(Map<String, String[]> words, String part, String message, String hint) {
        words.put(part, new String[] {message, hint});
    }
}
