package dev.cutover.console;

import dev.cutover.board.RunFollower;
import dev.cutover.console.paint.Theme;
import dev.cutover.engine.RunListener;
import dev.cutover.text.Clean;
import dev.cutover.words.EventLine;
import dev.cutover.words.Tone;
import java.io.PrintWriter;
import java.time.Instant;
import org.jline.utils.AttributedString;

/**
 * Lines for somebody who only watches. Waits for a reader that is slow, which keeps nobody waiting but the viewer: the
 * record keeps what is still to be printed. Not thread-safe.
 */
public final class ViewerLines {
    private final PrintWriter out;
    private final Theme theme;
    private final boolean ci;
    private final boolean seen;
    private boolean closed;

    /**
     * Lines for a result.
     *
     * @param out where they go
     * @param seen whether that is a terminal
     */
    public ViewerLines(ConsoleEnvironment consoleEnvironment, PrintWriter out, boolean seen) {
        this.out = out;
        this.seen = seen;
        this.theme = Theme.of(consoleEnvironment.environment(), consoleEnvironment.charset(), seen);
        this.ci = consoleEnvironment.ci();
    }

    /** Prints a line for each event, as a run shows itself without a board. */
    public final class OfRun {
        private final PlainLines plainLines;

        private OfRun(RunFollower runFollower, boolean everything) {
            this.plainLines = new PlainLines(runFollower, ViewerLines.this::print, theme, everything);
        }

        /** The listener for the run's events. */
        public RunListener listener() {
            return plainLines;
        }

        /** Prints a line that is no event of the run, in the same form. */
        public void say(Instant at, Tone tone, String about, String words) {
            plainLines.show(new EventLine(0, at, about, tone, true, Clean.line(words)));
        }
    }

    /**
     * The lines of one run.
     *
     * @param runFollower follows the run; nobody else may add events to it
     * @param everything whether details are shown as well
     */
    public OfRun of(RunFollower runFollower, boolean everything) {
        return new OfRun(runFollower, everything);
    }

    /** Prints a line of words. */
    public void line(Tone tone, String words) {
        print(theme.text(tone, words));
    }

    /** Rings the bell, where a person may hear it. */
    public void ring() {
        if (seen && !closed) {
            out.print('\u0007');
            out.flush();
        }
    }

    /** Whether the reader has gone, so that nobody reads what is printed. */
    public boolean isClosed() {
        return closed;
    }

    private void print(AttributedString line) {
        if (!closed) {
            String text = theme.colour() ? line.toAnsi() : line.toString();
            out.println(ci ? Clean.forCi(text) : text);
            closed = out.checkError();
        }
    }
}
