package dev.cutover.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds international bank account numbers, written together or in groups of four: by the length of their country and
 * their check digits. Stateless.
 */
final class IbanFinder implements Finder {
    /** How many letters and digits the numbers of a country have. */
    private static final String COUNTRIES =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 "
                    + "DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 "
                    + "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 "
                    + "ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 "
                    + "SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    private static final Map<String, Integer> LENGTHS = Arrays.stream(COUNTRIES.split(" "))
            .collect(Collectors.toUnmodifiableMap(
                    word -> word.substring(0, 2), word -> Integer.valueOf(word.substring(2))));
    private static final int GROUP = 4;

    private final String name;

    IbanFinder(String name) {
        this.name = name;
    }

    @Override
    public void find(CharSequence text, int from, int to, Consumer<Span> found) {
        int until = Math.min(to, text.length() - GROUP);
        for (int at = from; at < until; at++) {
            if (begins(text, at)) {
                int length = LENGTHS.getOrDefault(country(text, at), 0);
                int end = length == 0 ? -1 : end(text, at, length);
                if (end > at) {
                    found.accept(new Span(at, end, name));
                }
            }
        }
    }

    private static boolean begins(CharSequence text, int at) {
        return isLetter(text.charAt(at))
                && isLetter(text.charAt(at + 1))
                && Finder.isDigit(text.charAt(at + 2))
                && Finder.isDigit(text.charAt(at + 3))
                && !Finder.joins(Finder.at(text, at - 1));
    }

    private static String country(CharSequence text, int at) {
        return text.subSequence(at, at + 2).toString().toUpperCase(Locale.ROOT);
    }

    /** The end of a number with so many letters and digits that begins here; -1 if it is none. */
    private static int end(CharSequence text, int start, int length) {
        var characters = new StringBuilder(length);
        int at = start;
        while (characters.length() < length) {
            char character = Finder.at(text, at);
            boolean gap = character == ' ' && characters.length() % GROUP == 0 && Finder.at(text, at - 1) != ' ';
            if (!gap) {
                if (!isLetter(character) && !Finder.isDigit(character)) {
                    return -1;
                }
                characters.append(character);
            }
            at++;
        }
        return !Finder.joins(Finder.at(text, at)) && checks(characters) ? at : -1;
    }

    /** Whether the rest of the number by 97 is 1, as its check digits make it. */
    private static boolean checks(CharSequence characters) {
        int rest = 0;
        for (int i = 0; i < characters.length(); i++) {
            int value = Character.digit(characters.charAt((i + GROUP) % characters.length()), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }

    private static boolean isLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
