package dev.cutover.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes foreign text harmless for a terminal or a log: nothing in it can move the cursor, change a colour, reverse the
 * writing direction or be invisible. Harmful characters are shown as escapes such as {@code \x1b} or {@code \u202e}.
 * Cleaning clean text changes nothing. Stateless and thread-safe.
 */
public final class Clean {
    /**
     * The highest number of combining marks on one letter. Vietnamese needs two and Hebrew three; a pile of marks would
     * cover the lines above and below.
     */
    private static final int MARKS = 4;

    private static final Pattern CI_LINE = Pattern.compile("(?m)^(\\h*):(?=:)");
    private static final Pattern CI_HASHES = Pattern.compile("#(?=#(?:\\[|vso\\[|teamcity\\[))");

    private Clean() {}

    /** The text on one line: line breaks become escapes, tabs become blanks. */
    public static String line(String foreign) {
        return clean(foreign, false);
    }

    /** The text with its line breaks and tabs; {@code \r\n} becomes one line break. */
    public static String text(String foreign) {
        return clean(foreign.replace("\r\n", "\n"), true);
    }

    /** Clean text for the log of a build server, which would treat some beginnings of lines as commands. */
    public static String forCi(String clean) {
        return CI_HASHES.matcher(CI_LINE.matcher(clean).replaceAll("$1: ")).replaceAll("# ");
    }

    /** Clean text with escapes for the characters that a charset lacks. */
    public static String encodable(String clean, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) && isPlain(clean)) {
            return clean;
        }
        if (!charset.canEncode()) {
            return encodable(clean, StandardCharsets.US_ASCII);
        }
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(clean)) {
            return clean;
        }
        var out = new StringBuilder();
        clean.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            out.append(encoder.canEncode(letter) ? letter : escape(point));
        });
        return out.toString();
    }

    private static String clean(String foreign, boolean manyLines) {
        if (isPlain(foreign)) {
            return foreign;
        }
        var out = new StringBuilder(foreign.length() + 16);
        int marks = MARKS; // a mark at the beginning would combine with the character before the text
        for (int at = 0; at < foreign.length(); ) {
            int point = foreign.codePointAt(at);
            at += Character.charCount(point);
            if (isMark(point) && !InvisibleLetters.isOne(point)) {
                out.append(marks++ < MARKS ? Character.toString(point) : escape(point));
                continue;
            }
            boolean breaks = point == '\n' || point == '\t';
            marks = breaks ? MARKS : 0;
            if (point == '\t' && !manyLines) {
                out.append(' ');
            } else if ((breaks && manyLines) || !isHarmful(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(point == '\n' ? "\\n" : escape(point));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHarmful(int point) {
        boolean noCharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        return noCharacter
                || InvisibleLetters.isOne(point)
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }

    private static String escape(int point) {
        if (point < 0x100) {
            String digits = Integer.toHexString(point);
            return digits.length() == 1 ? "\\x0" + digits : "\\x" + digits;
        }
        return String.format(point < 0x10000 ? "\\u%04x" : "\\u{%x}", point);
    }
}
