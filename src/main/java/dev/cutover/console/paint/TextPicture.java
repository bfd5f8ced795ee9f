package dev.cutover.console.paint;

import java.util.List;

/** A picture that is replaced as a whole, such as a list. Thread-safe. */
public final class TextPicture implements ScreenPicture {
    /** A rule, a notice, how to leave, and the line with the cursor. */
    private static final int PROMPT_ROWS = 6;

    private Content content = columns -> new Frame(List.of());
    private long version;
    private long bells;

    /** Draws itself at any time and on another thread. */
    @FunctionalInterface
    public interface Content {
        /** All of it, for so many columns. */
        Frame whole(int columns);

        /** What is shown where there are only so many rows: what comes first, unless it knows better. */
        default Frame within(int columns, int rows) {
            return whole(columns).first(rows);
        }
    }

    /** Replaces it. */
    public synchronized void show(Content drawn) {
        content = drawn;
        version++;
    }

    /** The bell of the terminal rings with the next picture. */
    public synchronized void ring() {
        bells++;
        version++;
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized long bells() {
        return bells;
    }

    @Override
    public Frame screen(int columns, int rows, int below) {
        return now().within(columns, Math.max(0, rows - below));
    }

    @Override
    public int promptRows(int rows) {
        return Math.min(PROMPT_ROWS, Math.max(1, rows / 2));
    }

    @Override
    public int rowsAbovePane(int rows) {
        return 1;
    }

    @Override
    public Frame page(int columns) {
        return now().whole(columns);
    }

    private synchronized Content now() {
        return content;
    }
}
