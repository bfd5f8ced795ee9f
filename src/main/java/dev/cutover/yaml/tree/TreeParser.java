package dev.cutover.yaml.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.cutover.problem.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Builds the tree from Jackson's tokens. Jackson hands an alias on as the name of its anchor and lets tags and merge
 * keys pass, so all of these are refused here. Problems that leave the rest readable are collected, others are thrown.
 */
final class TreeParser {
    private static final YAMLFactory YAML = new YAMLFactory();

    private static final int ASCII_END = 0x80;

    private static final int WORD = 20;

    private static final String WHY = "the file says what it does where it does it";

    private final Source source;
    private final int[] codePoints;
    private char first;
    private final Limits limits;
    private final Problems problems;

    /** Shares equal strings: the same few names and words occur in every step. */
    private final Map<String, String> words = new HashMap<>();

    private int nodes;

    TreeParser(Source source, Limits limits, Problems problems) {
        this.source = source;
        this.codePoints =
                source.isAscii() ? new int[0] : source.text().codePoints().toArray();
        this.limits = limits;
        this.problems = problems;
    }

    Node parse() {
        try (YAMLParser parser = YAML.createParser(source.text())) {
            if (parser.nextToken() == null) {
                throw refuse(new Location(source.file(), 1, 1), "the file is empty", "");
            }
            Node root = node(parser, 1);
            if (parser.nextToken() != null) {
                problems.at(at(parser), "a second document in one file", "remove the line --- and what follows it");
            }
            return root;
        } catch (IOException | YAMLException broken) {
            var syntax = Syntax.of(broken, new Location(source.file(), 1, 1));
            throw refuse(syntax.at(), syntax.message(), syntax.hint());
        }
    }

    private Node node(YAMLParser parser, int depth) throws IOException {
        Location at = at(parser);
        if (++nodes > limits.nodes()) {
            throw refuse(at, "more than " + limits.nodes() + " values in one file, the limit", "split the file");
        }
        JsonToken token = parser.currentToken();
        boolean holds = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        if (holds && depth > limits.depth()) {
            throw refuse(at, "more than " + limits.depth() + " levels within each other, the limit", "");
        }
        refuseFeatures(at);
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, at, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Node>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, depth + 1));
            }
            return new Sequence(at, items);
        }
        return scalar(parser, at, isQuote(first));
    }

    private Mapping mapping(YAMLParser parser, Location at, int depth) throws IOException {
        List<Mapping.Entry> entries = new ArrayList<>();
        var seen = new HashMap<String, Location>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location place = at(parser);
            String key = word(parser.currentName());
            checkKey(key, place);
            @Nullable Location first = seen.putIfAbsent(key, place);
            parser.nextToken();
            Node value = node(parser, depth + 1);
            if (first == null) {
                entries.add(new Mapping.Entry(key, place, value));
            } else {
                problems.at(
                        place,
                        "the key " + QuotedText.name(key) + " is defined twice; the first is in line " + first.line(),
                        "remove one of them");
            }
        }
        return new Mapping(at, entries);
    }

    private void checkKey(String key, Location at) {
        refuseFeatures(at);
        checkLength(key, limits.keyLength(), "a key", at);
        checkEscapes(key, at, false);
        if (key.isEmpty()) {
            problems.at(at, "an empty key", "");
        } else if (key.equals("<<")) {
            problems.at(at, "merge keys (<<) are not supported: " + WHY, "write it out");
        }
    }

    private Scalar scalar(YAMLParser parser, Location at, boolean quoted) throws IOException {
        String text = word(parser.getText());
        checkLength(text, limits.scalarLength(), "a text", at);
        checkEscapes(text, at, true);
        return new Scalar(at, text, !quoted);
    }

    private String word(String text) {
        if (text.length() > WORD) {
            return text;
        }
        var known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '|' || c == '>';
    }

    /** The relevant character at a place of the text; a blank if there is none. */
    private char charAt(long offset) {
        if (source.isAscii()) {
            return offset >= 0 && offset < source.text().length()
                    ? source.text().charAt((int) offset)
                    : ' ';
        }
        return offset >= 0 && offset < codePoints.length && codePoints[(int) offset] < ASCII_END
                ? (char) codePoints[(int) offset]
                : ' ';
    }

    /** Detected in the source text, since Jackson does not report these for keys; no unquoted text can begin so. */
    private void refuseFeatures(Location at) {
        if (first == '*') {
            problems.at(at, "aliases (*name) are not supported: " + WHY, "write it out");
        } else if (first == '&') {
            problems.at(at, "anchors (&name) are not supported: " + WHY, "remove it");
        } else if (first == '!') {
            problems.at(at, "tags (!name) are not supported", "remove it");
        }
    }

    private void checkLength(String text, int limit, String what, Location at) {
        if (text.length() > limit) {
            throw refuse(at, what + " of more than " + limit + " characters, the limit", "");
        }
    }

    /** The file has no such characters, but an escape in double quotes can produce them. */
    private void checkEscapes(String text, Location at, boolean lines) {
        if (Source.isPlain(text, 0, text.length())) {
            return;
        }
        text.codePoints()
                .filter(c -> limits.refuses(c) && !(lines && (c == '\n' || c == '\t')))
                .findFirst()
                .ifPresent(c -> problems.at(at, "an invisible character, " + QuotedText.code(c), "remove it"));
    }

    /** The place where the token begins; remembers its first character. */
    private Location at(YAMLParser parser) {
        JsonLocation location = parser.currentTokenLocation();
        first = charAt(location.getCharOffset());
        return new Location(source.file(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private RuntimeException refuse(Location at, String message, String hint) {
        problems.at(at, message, hint);
        problems.throwIfAny();
        throw new IllegalStateException("a problem was just added");
    }
}
