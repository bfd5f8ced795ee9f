package dev.cutover.redaction;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds addresses of e-mail as they are in use: {@code name@host.domain}, in any script, with the at sign written as
 * such, or as URLs, JSON and HTML write it. Quoted names, hosts without a dot, places on a host
 * ({@code git@host.example:org/repository}) and pictures for several screens ({@code logo@2x.png}) are not found.
 * Stateless.
 */
final class EmailFinder implements Finder {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_HOST = 255;
    /** A path with a slash after a colon, as {@code scp} and {@code git} write it; {@code N/A} is none. */
    private static final Pattern PATH =
            Pattern.compile(":(?:~?/[\\w.~-]{2}|(?:[A-Za-z~.][\\w.~-]{1,63}/){1,8}[\\w.~-]{2})");

    private static final int LONGEST_PATH = 600;

    private static final Pattern PICTURE =
            Pattern.compile("[1-9](?:\\.[0-9])?x\\.(?:png|jpe?g|gif|webp|svg|avif|heic|pdf)", Pattern.CASE_INSENSITIVE);

    private static final List<String> AT_SIGNS = List.of("@", "%40", "\\u0040", "&#64;");

    private final String name;

    EmailFinder(String name) {
        this.name = name;
    }

    @Override
    public void find(CharSequence text, int from, int to, Consumer<Span> found) {
        int until = Math.min(text.length(), to + LONGEST_NAME);
        for (int at = from; at < until; at++) {
            char character = text.charAt(at);
            if (character == '@' || character == '%' || character == '\\' || character == '&') {
                int length = atSign(text, at);
                int start = length == 0 ? at : nameStart(text, at);
                int end = start == at ? at : hostEnd(text, at + length);
                if (end > at && start >= from && start < to && !isSomethingElse(text, at + length, end)) {
                    found.accept(new Span(start, end, name));
                }
            }
        }
    }

    private static boolean isSomethingElse(CharSequence text, int host, int end) {
        return (Finder.at(text, end) == ':'
                        && PATH.matcher(text)
                                .region(end, Math.min(text.length(), end + LONGEST_PATH))
                                .lookingAt())
                || PICTURE.matcher(text).region(host, end).matches();
    }

    /** The length of the at sign that stands here; 0 if there is none. */
    private static int atSign(CharSequence text, int at) {
        for (String sign : AT_SIGNS) {
            int end = at + sign.length();
            if (end <= text.length() && sign.contentEquals(text.subSequence(at, end))) {
                return sign.length();
            }
        }
        return 0;
    }

    /** The beginning of the name before the at sign; the at sign if there is none. */
    private static int nameStart(CharSequence text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
            start--;
        }
        // Quotation marks and dots before a name are not of it.
        while (start < at && !Finder.joins(text.charAt(start))) {
            start++;
        }
        return Finder.at(text, at - 1) == '.' ? at : start;
    }

    private static boolean isOfName(char character) {
        return Finder.joins(character)
                || ".+-'%".indexOf(character) >= 0
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** The end of a host of at least two labels, the last of which begins with letters; -1 if there is none. */
    private static int hostEnd(CharSequence text, int start) {
        int end = -1;
        int label = start;
        for (int at = start; at - start <= LONGEST_HOST; at++) {
            char character = Finder.at(text, at);
            if (Character.isLetterOrDigit(character) || character == '-') {
                continue;
            }
            if (at == label || text.charAt(label) == '-') {
                break;
            }
            end = label == start ? end : Math.max(end, topLevelEnd(text, label, at));
            if (character != '.') {
                break;
            }
            label = at + 1;
        }
        return end;
    }

    /** Where a label ends as a top-level domain: before a date or a word that is hung on to it; -1 if it is none. */
    private static int topLevelEnd(CharSequence text, int label, int end) {
        if (text.subSequence(label, end).toString().startsWith("xn--")) {
            return end;
        }
        int letters = label;
        while (letters < end && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        return letters - label >= 2 ? letters : -1;
    }
}
