package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file's text, decoded strictly and checked for invisible characters.
 *
 * @param file the path as the user gave it
 */
record Source(String file, String text, boolean isAscii) {
    /** The code after the last visible ASCII character. */
    private static final char DELETE = 0x7f;

    /** The JDK's replacement for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    /** Throws at the first problem that makes the rest unreadable; reports every other kind of bad character once. */
    static Source of(String file, byte[] bytes, Limits limits) {
        var problems = new Problems();
        if (bytes.length > limits.bytes()) {
            var before = new String(bytes, 0, limits.bytes(), StandardCharsets.ISO_8859_1);
            problems.at(
                    new Location(
                            file,
                            1 + (int) before.chars().filter(c -> c == '\n').count(),
                            1),
                    "the file is larger than " + limits.bytes() + " bytes, the limit, which is passed in this line",
                    "move long texts out of it, or split it");
            problems.throwIfAny();
        }
        String text = decode(file, bytes, problems);
        var source = new Source(file, text, text.length() == bytes.length);
        if (!source.isPlain(limits.lineLength())) {
            source.checkLines(limits.lineLength(), problems);
            source.checkCharacters(limits, problems);
        }
        source.checkDirectives(problems);
        problems.throwIfAny();
        return source;
    }

    /** Whether every line is short and has only visible characters, so that no problem is possible. */
    private boolean isPlain(int lineLength) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            if (end - from > lineLength || !isPlain(text, from, end)) {
                return false;
            }
            from = end + 1;
        }
        return text.length() - from <= lineLength && isPlain(text, from, text.length());
    }

    /** Whether the text is only visible ASCII and blanks. */
    static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= DELETE) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String file, byte[] bytes, Problems problems) {
        // For pure ASCII, bytes and characters are the same; the JDK checks eight bytes at a time.
        var ascii = new String(bytes, StandardCharsets.UTF_8);
        if (ascii.length() == bytes.length && ascii.indexOf(REPLACEMENT) < 0) {
            return ascii;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problems.at(
                    end(file, text),
                    String.format("this byte, 0x%02x, is not UTF-8", bytes[in.position()] & 0xff),
                    "save the file as UTF-8");
            problems.throwIfAny();
        }
        return text;
    }

    private static Location end(String file, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        return new Location(file, line, 1 + last.codePointCount(0, last.length()));
    }

    private void checkLines(int limit, Problems problems) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            } else if (i - start >= limit) {
                problems.at(
                        new Location(file, line, 1),
                        "a line of more than " + limit + " characters, the limit",
                        "break it");
                problems.throwIfAny();
            }
        }
    }

    private void checkCharacters(Limits limits, Problems problems) {
        boolean tab = false;
        boolean other = false;
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length() && !(tab && other); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\t' && !tab) {
                tab = true;
                problems.at(
                        new Location(file, line, column),
                        "a tab",
                        "use spaces; inside a text in double quotes write \\t");
            } else if (c != '\n' && c != '\r' && c != '\t' && limits.refuses(c) && !other) {
                other = true;
                invisible(new Location(file, line, column), c, problems);
            }
            column = c == '\n' ? 1 : column + 1;
            line = c == '\n' ? line + 1 : line;
        }
    }

    /** Only the lines before the first value can be directives. */
    private void checkDirectives(Problems problems) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith("%")) {
                problems.at(new Location(file, number, 1), "directives (%) are not supported", "remove the line");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                return;
            }
        }
    }

    private static void invisible(Location at, int c, Problems problems) {
        if (c == 0xfeff) {
            problems.at(at, "a byte order mark", "save the file as UTF-8 without a byte order mark (BOM)");
        } else {
            problems.at(at, "an invisible character, " + QuotedText.code(c), "remove it");
        }
    }
}
