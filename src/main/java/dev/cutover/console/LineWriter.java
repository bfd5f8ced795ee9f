package dev.cutover.console;

import dev.cutover.console.paint.Theme;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Writes lines to a stream, in order, on a thread of its own. The caller never waits: if the stream is blocked for too
 * long, lines are dropped and their number is printed; if it is closed, all are dropped. Thread-safe.
 */
final class LineWriter implements LineSink, AutoCloseable {
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
     * @param ci whether a build server reads the output
     * @param patience how long {@link #close} waits for pending output
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

    /** Line breaks in it are shown as escapes. */
    @Override
    public synchronized void line(AttributedString line) {
        if (!closed) {
            String text = theme.colour() ? line.toAnsi() : line.toString();
            lineBuffer.line(ci ? Clean.forCi(text) : text);
            notifyAll();
        }
    }

    /**
     * Writes lines that belong together, then the prompt, which is shown again after other lines. Empty for no prompt.
     */
    synchronized void ask(List<AttributedString> lines, String what) {
        lines.forEach(this::line);
        label = theme.clean(what);
        lineBuffer.tail(label);
        notifyAll();
    }

    /** Shows the input so far, for terminals that do not echo it themselves. */
    synchronized void typing(String text) {
        lineBuffer.tail(label + theme.clean(text));
        notifyAll();
    }

    /** Notes that the person has ended the line; there is no prompt until the next one is written. */
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
            end(); // the stream is closed; the run continues
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private synchronized void end() {
        closed = true;
    }

    /** Waits for the next text to write; empty once the writer is closed and everything is written. */
    private synchronized String next() throws InterruptedException {
        while (lineBuffer.isWritten() && !closed) {
            wait();
        }
        if (closed) {
            lineBuffer.tail("");
        }
        return lineBuffer.take();
    }

    /** Writes pending output, but waits no longer than the patience. */
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
