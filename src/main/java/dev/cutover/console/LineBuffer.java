package dev.cutover.console;

import dev.cutover.text.Counted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;

/**
 * The pending output for a terminal that can only append: whole lines, and after them the unfinished line with the
 * prompt. Not thread-safe.
 */
final class LineBuffer {
    private static final int MOST_WAITING = 100_000;

    private final ToIntFunction<String> columns;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long leftOut;
    /** What the last line should show; {@code shown} is what it shows now. */
    private String tail = "";

    private String shown = "";
    private boolean endsTail;

    /**
     * An empty buffer.
     *
     * @param columns the number of columns that a text takes
     */
    LineBuffer(ToIntFunction<String> columns) {
        this.columns = columns;
    }

    void line(String line) {
        if (waiting.size() >= MOST_WAITING) {
            leftOut++;
            return;
        }
        if (leftOut > 0) {
            waiting.add("-- " + Counted.of(leftOut, "line")
                    + " left out, because the terminal was too slow; the journal has" + " them all --");
            leftOut = 0;
        }
        waiting.add(line);
    }

    void tail(String text) {
        tail = text;
    }

    /** Ends the last line. The terminal may have moved to the next line by itself. */
    void endTail(boolean terminalWentOn) {
        if (terminalWentOn) {
            shown = "";
        } else if (!tail.isEmpty() || !shown.isEmpty()) {
            endsTail = waiting.isEmpty();
            waiting.add(tail);
        }
        tail = "";
    }

    boolean isWritten() {
        return waiting.isEmpty() && tail.equals(shown);
    }

    /** Removes all pending output, and returns it as one text. */
    String take() {
        var text = new StringBuilder();
        if (endsTail) {
            text.append(change(waiting.remove())).append('\n');
            shown = "";
        }
        endsTail = false;
        boolean breaks = !waiting.isEmpty() || (tail.isEmpty() && !shown.isEmpty());
        if (breaks && !shown.isEmpty()) {
            text.append('\n');
            shown = "";
        }
        waiting.forEach(line -> text.append(line).append('\n'));
        waiting.clear();
        text.append(change(tail));
        shown = tail;
        return text.toString();
    }

    /** The output that changes the last line: backspaces erase what differs, then comes the rest. */
    private String change(String wanted) {
        int same = 0;
        while (same < shown.length() && same < wanted.length() && shown.charAt(same) == wanted.charAt(same)) {
            same++;
        }
        return "\b \b".repeat(columns.applyAsInt(shown.substring(same))) + wanted.substring(same);
    }
}
