package dev.cutover.text;

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
}
