package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.RowView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they stand in a result: not longer than somebody reads. Stateless and thread-safe. */
public final class ShownValue {
    /** So many characters are kept. */
    public static final int LONGEST = 200;

    private ShownValue() {}

    /** The value of a column; null if it has none. */
    public static @Nullable String of(RowView row, int column) {
        String text = row.text(column);
        return text == null ? null : of(text);
    }

    /** A text, cut if it is long; then it says how long it is. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + String.format(Locale.ROOT, "… (%,d characters)", text.length());
    }
}
