package dev.cutover.console;

import dev.cutover.console.paint.Theme;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jline.utils.AttributedString;

/**
 * Writes lines to a stream, in order, on a thread of its own. Whoever hands one over never waits: a stream that takes
 * nothing for too long costs lines, and says how many; one that is closed costs all of them. Thread-safe.
 */
final class Outlet implements AutoCloseable {
    private static final int MOST_WAITING = 100_000;

    private final OutputStream out;
    private final Theme theme;
    private final boolean ci;
    private final Duration patience;
    private final Thread writer;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long leftOut;
    private String label = "";
    private boolean labelDue;
    private boolean labelShown;
    private boolean closed;
    private boolean broken;

    /**
     * Starts writing.
     *
     * @param ci whether a build server reads along
     * @param patience how long {@link #close} waits for what is still to be written
     */
    Outlet(OutputStream out, Theme theme, boolean ci, Duration patience) {
        this.out = out;
        this.theme = theme;
        this.ci = ci;
        this.patience = patience;
        this.writer = new Thread(this::write, "cutover-lines");
        writer.setDaemon(true);
        writer.start();
    }

    /** One line; what breaks lines in it is an escape. */
    synchronized void line(AttributedString line) {
        if (broken || closed) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            leftOut++;
            return;
        }
        if (leftOut > 0) {
            waiting.add("-- " + leftOut + " lines left out, the terminal took none; the journal has them all --");
            leftOut = 0;
        }
        String text = theme.colour() ? line.toAnsi() : line.toString();
        waiting.add(ci ? Clean.forCi(text) : text);
        notifyAll();
    }

    /** What stands before the place where somebody types; shown again after lines that came between. Empty for none. */
    synchronized void ask(String what) {
        label = theme.clean(what);
        labelDue = !label.isEmpty();
        notifyAll();
    }

    /** The person has ended the line, so that the next one begins on a fresh line already. */
    synchronized void typed() {
        labelShown = false;
    }

    private void write() {
        try {
            String text = next();
            while (!text.isEmpty()) {
                out.write(text.getBytes(theme.charset()));
                out.flush();
                text = next();
            }
        } catch (IOException e) {
            end(true); // nobody reads any more; the run goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(true);
        }
        end(broken);
    }

    private synchronized void end(boolean early) {
        broken |= early;
        closed = true;
        waiting.clear();
        notifyAll();
    }

    /** Everything that waits; empty once the outlet is closed and all is written. */
    private synchronized String next() throws InterruptedException {
        while (waiting.isEmpty() && !labelDue && !closed) {
            wait();
        }
        var text = new StringBuilder();
        if (labelShown && (closed || labelDue || !waiting.isEmpty())) {
            text.append('\n');
            labelShown = false;
        }
        while (!waiting.isEmpty()) {
            text.append(waiting.remove()).append('\n');
        }
        if (!label.isEmpty() && !closed) {
            text.append(label);
            labelShown = true;
        }
        labelDue = false;
        return text.toString();
    }

    /** Writes what is left, as long as patience lasts. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
