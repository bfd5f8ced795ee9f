package dev.cutover.console.paint;

import java.util.List;
import java.util.function.IntFunction;

/** A picture that is replaced as a whole, such as a list. Thread-safe. */
public final class TextPicture implements ScreenPicture {
    /** A rule, a notice, how to leave, and the line with the cursor. */
    private static final int PROMPT_ROWS = 6;

    private IntFunction<Frame> content = columns -> new Frame(List.of());
    private long version;
    private long bells;

    /**
     * Replaces it.
     *
     * @param drawn draws it for so many columns, at any time and on another thread
     */
    public synchronized void show(IntFunction<Frame> drawn) {
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
        var lines = page(columns).lines();
        return new Frame(lines.subList(0, Math.min(lines.size(), Math.max(0, rows - below))));
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
        IntFunction<Frame> now;
        synchronized (this) {
            now = content;
        }
        return now.apply(columns);
    }
}
