package dev.cutover.console;

import dev.cutover.console.paint.Theme;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Writes lines to a stream, in order, on a thread of its own. Whoever hands one over never waits: a stream that takes
 * nothing for too long costs lines, and says how many; one that is closed costs all of them. Thread-safe.
 */
final class LineWriter implements AutoCloseable {
    private final OutputStream out;
    private final Theme theme;
    private final boolean ci;
    private final Duration patience;
    private final Thread writer;
    private final LineBuffer lineBuffer;
    private String label = "";
    private boolean closed;

    /**
     * Starts writing.
     *
     * @param ci whether a build server reads along
     * @param patience how long {@link #close} waits for what is still to be written
     */
    LineWriter(OutputStream out, Theme theme, boolean ci, Duration patience) {
        this.out = out;
        this.theme = theme;
        this.ci = ci;
        this.patience = patience;
        this.lineBuffer = new LineBuffer(text -> theme.text(text).columnLength());
        this.writer = new Thread(this::write, "cutover-lines");
        writer.setDaemon(true);
        writer.start();
    }

    /** One line; what breaks lines in it is an escape. */
    synchronized void line(AttributedString line) {
        if (!closed) {
            String text = theme.colour() ? line.toAnsi() : line.toString();
            lineBuffer.line(ci ? Clean.forCi(text) : text);
            notifyAll();
        }
    }

    /**
     * Lines that belong together, and what stands before the place where somebody types; that is shown again after
     * lines that come between. Empty for none.
     */
    synchronized void ask(List<AttributedString> lines, String what) {
        lines.forEach(this::line);
        label = theme.clean(what);
        lineBuffer.tail(label);
        notifyAll();
    }

    /** What is typed so far, for terminals that do not show it themselves. */
    synchronized void typing(String text) {
        lineBuffer.tail(label + theme.clean(text));
        notifyAll();
    }

    /** The person has ended the line; nothing stands before the place where they type until it is asked for again. */
    synchronized void typed(boolean terminalWentOn) {
        label = "";
        lineBuffer.endTail(terminalWentOn);
        notifyAll();
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
            end(); // nobody reads any more; the run goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private synchronized void end() {
        closed = true;
    }

    /** What is to be written next; empty once the outlet is closed and all is written. */
    private synchronized String next() throws InterruptedException {
        while (lineBuffer.isWritten() && !closed) {
            wait();
        }
        if (closed) {
            lineBuffer.tail("");
        }
        return lineBuffer.take();
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
