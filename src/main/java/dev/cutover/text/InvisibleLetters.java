package dev.cutover.text;

/**
 * Characters that nobody sees although they are not blanks: two names that differ only in them look the same, and a
 * text in them can be smuggled past a reader. From the default ignorable code points of Unicode (UAX 44), without the
 * two selectors that show a sign as text or as a picture. Stateless and thread-safe.
 */
public final class InvisibleLetters {
    private InvisibleLetters() {}

    /** Whether nobody sees it, or it turns the direction of what stands beside it. */
    public static boolean isOne(int point) {
        return Character.getType(point) == Character.FORMAT
                || isFiller(point)
                || isSelector(point)
                || point == 0x034f // combining grapheme joiner
                || (point >= 0xe0000 && point <= 0xe0fff); // tags, and what is reserved beside them
    }

    /** They count as letters or as signs, and are as blank as a space. */
    private static boolean isFiller(int point) {
        return switch (point) {
            case 0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5, 0x2800, 0x180e, 0x2065 -> true;
            default -> false;
        };
    }

    private static boolean isSelector(int point) {
        return (point >= 0xfe00 && point <= 0xfe0d) || (point >= 0x180b && point <= 0x180f);
    }
}
