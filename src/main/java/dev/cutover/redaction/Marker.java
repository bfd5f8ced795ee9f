package dev.cutover.redaction;

/** What stands in the place of a redacted value. It does not tell whether two values were the same. */
final class Marker {
    private static final String START = "[redacted:";
    /** No marker is longer. */
    static final int LONGEST = START.length() + 65;

    private Marker() {}

    static String of(String name) {
        return START + name + "]";
    }

    /** Whether a value was redacted before, or holds nothing that could tell of a person: no letter and no digit. */
    static boolean leaves(CharSequence value, String name) {
        return value.chars().noneMatch(Character::isLetterOrDigit)
                || (value.length() <= LONGEST && value.toString().equals(of(name)));
    }
}
