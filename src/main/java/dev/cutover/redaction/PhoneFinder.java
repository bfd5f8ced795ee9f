package dev.cutover.redaction;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds telephone numbers: with {@code +} or {@code 00} and a country; of North America in its groups of 3, 3 and 4;
 * with a trunk {@code 0} and groups; and any digits that a name such as {@code phone=} calls one. Digits that only
 * stand there by themselves are no telephone number: they may as well be an order's. Stateless.
 */
final class PhoneFinder implements Finder {
    private static final int SHORTEST = 9;
    private static final int LONGEST = 15;
    /** The most digits of a number, country included, where its plan is closed. */
    private static final Map<String, Integer> CLOSED_PLANS = Map.ofEntries(
            Map.entry("31", 11),
            Map.entry("32", 11),
            Map.entry("33", 11),
            Map.entry("34", 11),
            Map.entry("41", 11),
            Map.entry("44", 12),
            Map.entry("45", 10),
            Map.entry("47", 10),
            Map.entry("48", 11),
            Map.entry("61", 11),
            Map.entry("81", 12),
            Map.entry("91", 12),
            Map.entry("353", 12),
            Map.entry("55", 13),
            Map.entry("86", 13));

    private final String name;

    PhoneFinder(String name) {
        this.name = name;
    }

    @Override
    public void find(CharSequence text, int from, int to, Consumer<Span> found) {
        for (int at = from; at < to; at++) {
            char character = text.charAt(at);
            int end = -1;
            if (character == '+' || (character == '%' && isEncodedPlus(text, at))) {
                end = afterPlus(text, at, character == '+' ? 1 : 3);
            } else if (character == '(' && Finder.isDigit(Finder.at(text, at + 1)) && !follows(text, at)) {
                end = national(DigitGroups.read(text, at + 1), true);
            } else if (Finder.isDigit(character) && !follows(text, at)) {
                end = withoutPlus(text, at);
            }
            if (end > at) {
                found.accept(new Span(at, end, name));
            }
        }
    }

    private static boolean isEncodedPlus(CharSequence text, int at) {
        char last = Finder.at(text, at + 2);
        return Finder.at(text, at + 1) == '2' && (last == 'B' || last == 'b');
    }

    /** Whether it follows something that it is a part of: a word, a path, an amount, a time. */
    private static boolean follows(CharSequence text, int at) {
        char before = Finder.at(text, at - 1);
        boolean hour = before == ':' && Finder.isDigit(Finder.at(text, at - 2));
        return Finder.joins(before) || "-./#@+%$€£*".indexOf(before) >= 0 || hour;
    }

    private static int afterPlus(CharSequence text, int at, int sign) {
        char before = Finder.at(text, at - 1);
        boolean part = sign == 1 && (Finder.joins(before) || before == '+');
        int start = at + sign + (Finder.at(text, at + sign) == '(' ? 1 : 0);
        char first = Finder.at(text, start);
        return part || !Finder.isDigit(first) || first == '0' || isOffset(text, at)
                ? -1
                : international(DigitGroups.read(text, start), 0);
    }

    /** Whether a time stands before the sign, whose offset from UTC then follows. */
    private static boolean isOffset(CharSequence text, int at) {
        return Finder.at(text, at - 1) == ' '
                && Finder.isDigit(Finder.at(text, at - 2))
                && Finder.isDigit(Finder.at(text, at - 3))
                && Finder.at(text, at - 4) == ':';
    }

    private static int withoutPlus(CharSequence text, int at) {
        var groups = DigitGroups.read(text, at);
        if (PhoneLabel.isBefore(text, at)) {
            return labelledEnd(groups);
        }
        boolean international = text.charAt(at) == '0'
                && Finder.at(text, at + 1) == '0'
                && Finder.isDigit(Finder.at(text, at + 2))
                && Finder.at(text, at + 2) != '0';
        if (international) {
            return groups.count() == 1 ? -1 : international(groups, 2);
        }
        return national(groups, false);
    }

    /** The end of the number that begins with the digit at a place, where a label calls it one; -1 if there is none. */
    static int labelledEnd(CharSequence text, int at) {
        return labelledEnd(DigitGroups.read(text, at));
    }

    private static int labelledEnd(DigitGroups groups) {
        int most = groups.most(7, LONGEST);
        return most == 0 ? -1 : groups.ends()[most - 1];
    }

    /**
     * The end of a number that begins with a country.
     *
     * @param prefix how many digits stand before the country
     */
    private static int international(DigitGroups groups, int prefix) {
        String digits = groups.text(groups.count()).substring(prefix);
        if (digits.startsWith("1")) {
            int most = groups.most(11 + prefix, 11 + prefix);
            return most > 0 && isNorthAmerican(digits.substring(1)) ? groups.ends()[most - 1] : -1;
        }
        int longest = CLOSED_PLANS.entrySet().stream()
                .filter(plan -> digits.startsWith(plan.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(LONGEST);
        // A trunk zero in parentheses stands in some: +44 (0)20 7946 0958.
        int zero = groups.count() > 1 && groups.lengths()[1] == 1 ? 1 : 0;
        int most = groups.most(SHORTEST + prefix, longest + prefix + zero);
        return most == 0 ? -1 : groups.ends()[most - 1];
    }

    private static int national(DigitGroups groups, boolean parenthesis) {
        boolean trunk = groups.text().charAt(groups.start()) == '0';
        return trunk ? trunk(groups, parenthesis) : northAmerican(groups, parenthesis);
    }

    /** {@code 212-555-0123}, {@code (212) 555-0123}, {@code 1-800-555-0123}; never with spaces alone. */
    private static int northAmerican(DigitGroups groups, boolean parenthesis) {
        boolean one = groups.lengths()[0] == 1 && groups.text(1).equals("1");
        int area = one ? 1 : 0;
        int last = area + 2;
        if (groups.free() <= last || groups.lengths()[area] != 3 || groups.lengths()[area + 1] != 3) {
            return -1;
        }
        char first = groups.gaps()[area];
        char second = groups.gaps()[area + 1];
        boolean inParentheses = parenthesis || (one && groups.gaps()[0] == ')');
        boolean spaced = inParentheses ? first == ')' && "-. ".indexOf(second) >= 0 : dashed(first, second);
        boolean longer = groups.gaps()[last] != '\0' && groups.gaps()[last] != ' ';
        return spaced
                        && groups.lengths()[last] == 4
                        && !longer
                        && isNorthAmerican(groups.text(last + 1).substring(area))
                ? groups.ends()[last]
                : -1;
    }

    private static boolean dashed(char first, char second) {
        return second == '.' ? first == '.' : second == '-' && "- /".indexOf(first) >= 0;
    }

    private static boolean isNorthAmerican(String digits) {
        return digits.length() >= 10 && digits.charAt(0) >= '2' && digits.charAt(3) >= '2';
    }

    /** {@code 030 1234567}, {@code (0171) 234 5678}, {@code 01 23 45 67 89}. */
    private static int trunk(DigitGroups groups, boolean parenthesis) {
        char first = groups.gaps()[0];
        boolean area = groups.lengths()[0] >= 2
                && groups.lengths()[0] <= 5
                && groups.text(1).charAt(1) != '0';
        int most = Math.min(groups.most(SHORTEST, 12), 5);
        boolean dotted = first == '.';
        boolean spaced = parenthesis ? first == ')' : dotted ? most == 5 : " /-".indexOf(first) >= 0;
        if (!area || !spaced || most < 2 || groups.digits(most) < SHORTEST || isDate(groups)) {
            return -1;
        }
        boolean groupsOfSome = IntStream.range(1, most).allMatch(i -> groups.lengths()[i] >= 2);
        return groupsOfSome ? groups.ends()[most - 1] : -1;
    }

    /** {@code 05/11/2026} and what follows it. */
    private static boolean isDate(DigitGroups groups) {
        return groups.count() >= 3
                && groups.lengths()[0] == 2
                && groups.lengths()[1] == 2
                && groups.lengths()[2] == 4
                && groups.gaps()[0] != ' '
                && groups.gaps()[0] == groups.gaps()[1];
    }
}
