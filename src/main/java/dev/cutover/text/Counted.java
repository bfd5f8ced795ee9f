package dev.cutover.text;

import java.util.Locale;

/** Numbers of things: {@code 1 step}, {@code 2 steps}. Stateless and thread-safe. */
public final class Counted {
    private Counted() {}

    /** Of a thing whose plural ends in s. */
    public static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    public static String of(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    /** With commas between thousands: {@code 2,000,000}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The same of things: {@code 1,204 keys}. */
    public static String grouped(long number, String one, String more) {
        return grouped(number) + " " + (number == 1 ? one : more);
    }
}
