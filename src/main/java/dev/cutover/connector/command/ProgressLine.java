package dev.cutover.connector.command;

import dev.cutover.spi.Progress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line by which a program reports its progress: {@code cutover:progress 40/100 copying}, {@code cutover:progress 40%
 * copying}, {@code cutover:progress 40 copied}, or text alone, which means that it is still running.
 */
final class ProgressLine {
    /** The beginning of such a line. */
    static final String MARKER = "cutover:progress ";

    private static final Pattern COUNT = Pattern.compile("([0-9]{1,18})(?:/([0-9]{1,18}))?(?:\\s+(.*))?");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?%(?:\\s+(.*))?");

    private ProgressLine() {}

    /** Reports the text after the marker. */
    static void report(String text, Progress to) {
        var share = SHARE.matcher(text);
        var count = COUNT.matcher(text);
        if (share.matches()) {
            to.fraction(Double.parseDouble(share.group(1)) / 100, note(share.group(2)));
        } else if (!count.matches()) {
            to.alive(text);
        } else if (count.group(2) != null) {
            to.count(Long.parseLong(count.group(1)), Long.parseLong(count.group(2)), note(count.group(3)));
        } else {
            to.count(Long.parseLong(count.group(1)), note(count.group(3)));
        }
    }

    private static String note(@Nullable String found) {
        return found == null ? "" : found;
    }
}
