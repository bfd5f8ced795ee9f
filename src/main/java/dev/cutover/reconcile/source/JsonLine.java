package dev.cutover.reconcile.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes an object of JSON apart, in the buffer that it is in: texts are unescaped there, so it can be read once.
 * Numbers stay as they are written, arrays too; objects within are taken apart as well. Not thread-safe.
 */
final class JsonLine {
    private static final int DEEPEST = 32;
    private static final Set<String> WORDS = Set.of("true", "false", "NaN", "Infinity", "-Infinity");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final JsonValues values;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private byte[] path = new byte[64];
    private int pathSize;

    JsonLine(JsonValues values) {
        this.values = values;
    }

    /** Passes on the values of the object that fills this part of a buffer. */
    void read(byte[] buffer, int from, int to) throws BrokenLine {
        bytes = buffer;
        at = from;
        end = to;
        pathSize = 0;
        blanks();
        if (at == end || bytes[at] != '{') {
            throw new BrokenLine("it is no object: it does not begin with {");
        }
        object(0);
        blanks();
        if (at < end) {
            throw new BrokenLine("something follows its object: " + excerpt());
        }
    }

    private void object(int depth) throws BrokenLine {
        if (depth > DEEPEST) {
            throw new BrokenLine("its objects are more than " + DEEPEST + " deep");
        }
        at++;
        int start = at - 1;
        blanks();
        if (isNext('}')) {
            at++;
            emptyObject(depth, start);
            return;
        }
        while (true) {
            member(depth);
            blanks();
            if (isNext('}')) {
                at++;
                return;
            }
            expect(',');
        }
    }

    /** It has no values by which it would be seen. */
    private void emptyObject(int depth, int start) throws BrokenLine {
        if (depth > 0) {
            values.value(path, pathSize, start, at - start);
        }
    }

    private void member(int depth) throws BrokenLine {
        blanks();
        if (!isNext('"')) {
            throw new BrokenLine("a name is expected, not " + excerpt());
        }
        int before = pathSize;
        int start = at + 1;
        append(start, text());
        blanks();
        expect(':');
        blanks();
        value(depth);
        pathSize = before;
    }

    private void append(int start, int length) {
        int needed = pathSize + length + 1;
        if (needed > path.length) {
            path = Arrays.copyOf(path, needed * 2);
        }
        if (pathSize > 0) {
            path[pathSize++] = '.';
        }
        System.arraycopy(bytes, start, path, pathSize, length);
        pathSize += length;
    }

    private void value(int depth) throws BrokenLine {
        if (isNext('"')) {
            int start = at + 1;
            int length = text();
            values.value(path, pathSize, start, length);
        } else if (isNext('{')) {
            object(depth + 1);
        } else if (isNext('[')) {
            int start = at;
            array();
            values.value(path, pathSize, start, at - start);
        } else {
            word();
        }
    }

    private void word() throws BrokenLine {
        int start = at;
        while (at < end && ",}] \t\r".indexOf(bytes[at]) < 0) {
            at++;
        }
        int size = at - start;
        if (size == 4
                && bytes[start] == 'n'
                && bytes[start + 1] == 'u'
                && bytes[start + 2] == 'l'
                && bytes[at - 1] == 'l') {
            values.value(path, pathSize, start, -1);
            return;
        }
        if (!isPlainNumber(start)) {
            String word = new String(bytes, start, size, StandardCharsets.ISO_8859_1);
            if (!WORDS.contains(word) && !NUMBER.matcher(word).matches()) {
                at = start;
                throw new BrokenLine("a value is expected, not " + excerpt());
            }
        }
        values.value(path, pathSize, start, size);
    }

    /** Digits with at most one point, as most numbers are: they need no pattern. */
    private boolean isPlainNumber(int start) {
        int points = 0;
        for (int i = start; i < at; i++) {
            boolean isPoint = bytes[i] == '.' && i > start && i < at - 1;
            points += isPoint ? 1 : 0;
            if (!isPoint && (bytes[i] < '0' || bytes[i] > '9')) {
                return false;
            }
        }
        boolean leadsWithZero = at - start > 1 && bytes[start] == '0' && bytes[start + 1] != '.';
        return at > start && points < 2 && !leadsWithZero;
    }

    /** Skips an array: its text is its value. */
    private void array() throws BrokenLine {
        int open = 0;
        do {
            if (at == end) {
                throw new BrokenLine("an array is not closed");
            }
            byte each = bytes[at];
            if (each == '"') {
                skipText();
                continue;
            }
            open += each == '[' ? 1 : each == ']' ? -1 : 0;
            at++;
        } while (open > 0);
    }

    private void skipText() throws BrokenLine {
        at++;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw new BrokenLine("a text is not closed");
        }
        at++;
    }

    /** Unescapes the text that begins here, and returns its length; it begins after its quote. */
    private int text() throws BrokenLine {
        int start = ++at;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        int length = at - start;
        if (isNext('\\')) {
            var escaped = new JsonEscapes(bytes, at, end);
            escaped.unescape();
            at = escaped.end();
            length = escaped.written() - start;
        }
        if (at >= end) {
            throw new BrokenLine("a text is not closed");
        }
        at++;
        return length;
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    private boolean isNext(char sign) {
        return at < end && bytes[at] == sign;
    }

    private void expect(char sign) throws BrokenLine {
        if (!isNext(sign)) {
            throw new BrokenLine(sign + " is expected, not " + excerpt());
        }
        at++;
    }

    private String excerpt() {
        return at >= end
                ? "the end of the line"
                : "`" + new String(bytes, at, Math.min(20, end - at), StandardCharsets.UTF_8) + "`";
    }
}
