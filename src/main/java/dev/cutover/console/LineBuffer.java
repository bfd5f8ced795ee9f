package dev.cutover.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;

/**
 * What a terminal that can only write on is still to be given: whole lines, and behind them the line that is not at its
 * end because somebody types there. Not thread-safe.
 */
final class LineBuffer {
    private static final int MOST_WAITING = 100_000;

    private final ToIntFunction<String> columns;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long leftOut;
    /** What should stand on the last line, and what does. */
    private String tail = "";

    private String shown = "";
    private boolean endsTail;

    /**
     * An empty tape.
     *
     * @param columns how many columns a text takes
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
            waiting.add("-- " + leftOut + " lines left out, as nobody took them; the journal has them all --");
            leftOut = 0;
        }
        waiting.add(line);
    }

    void tail(String text) {
        tail = text;
    }

    /** The last line is at its end. The terminal may have gone on to the next one by itself. */
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

    /** Everything that waits, as one text. */
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

    /** Turns what is shown on the last line into something else: what is too much is wiped out backwards. */
    private String change(String wanted) {
        int same = 0;
        while (same < shown.length() && same < wanted.length() && shown.charAt(same) == wanted.charAt(same)) {
            same++;
        }
        return "\b \b".repeat(columns.applyAsInt(shown.substring(same))) + wanted.substring(same);
    }
}
