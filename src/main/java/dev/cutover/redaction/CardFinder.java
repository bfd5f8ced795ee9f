package dev.cutover.redaction;

import java.util.function.Consumer;

/**
 * Finds numbers of payment cards, written together or in groups with spaces or hyphens between them: by the prefixes
 * and lengths of Visa, Mastercard, American Express, Discover, JCB, Diners Club and UnionPay, and by their check digit.
 * Of ten other numbers with such a prefix and length, one passes the check too. Stateless.
 */
final class CardFinder implements Finder {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private final String name;

    CardFinder(String name) {
        this.name = name;
    }

    @Override
    public void find(CharSequence text, int from, int to, Consumer<Span> found) {
        for (int at = from; at < to; at++) {
            if (Finder.isDigit(text.charAt(at)) && isFree(text, at - 1, -1)) {
                int end = end(text, at);
                if (end > at) {
                    found.accept(new Span(at, end, name));
                }
            }
        }
    }

    /** Whether the character before or after a number does not continue it: no letter, digit or decimal point. */
    private static boolean isFree(CharSequence text, int at, int direction) {
        char next = Finder.at(text, at);
        boolean binds = (next == '.' || next == '-') && Finder.isDigit(Finder.at(text, at + direction));
        return !Finder.joins(next) && !binds;
    }

    /** The end of the longest card number that begins here; -1 if there is none. */
    private static int end(CharSequence text, int start) {
        var digits = new StringBuilder(LONGEST);
        int end = -1;
        char gap = '\0';
        for (int at = start; digits.length() <= LONGEST; at++) {
            char character = Finder.at(text, at);
            if (Finder.isDigit(character)) {
                digits.append(character);
                boolean last = digits.length() >= SHORTEST && isFree(text, at + 1, 1);
                end = last && isIssued(digits.toString()) && checks(digits) ? at + 1 : end;
            } else if ((character == ' ' || character == '-')
                    && (gap == '\0' || gap == character)
                    && digits.length() >= 4
                    && Finder.isDigit(Finder.at(text, at + 1))) {
                gap = character;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isIssued(String digits) {
        int length = digits.length();
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        if (two / 10 == 4) {
            return length == 13 || length == 16 || length == 19;
        } else if (two == 34 || two == 37) {
            return length == 15;
        } else if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) {
            return length >= 14;
        }
        boolean mastercard = (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720);
        boolean discover = two == 65 || four == 6011 || (four >= 6440 && four <= 6499);
        boolean jcb = four >= 3528 && four <= 3589;
        return length >= 16 && (mastercard ? length == 16 : discover || jcb || two == 62);
    }

    /** The check digit of Luhn. */
    private static boolean checks(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
