package dev.cutover.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal in memory, with somebody who types and somebody who reads the screen. */
final class Glass implements AutoCloseable {
    private static final int TRIES = 2_000;
    private static final long TRY_MILLIS = 10;

    private final StringBuilder written = new StringBuilder();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private final Wire terminal;
    private ScreenTerminal screen;
    private volatile boolean frozen;

    Glass(int columns, int rows) throws IOException {
        screen = new ScreenTerminal(columns, rows);
        terminal = new Wire(new Out());
        terminal.setSize(new Size(columns, rows));
    }

    /** What stands between the program and the glass. */
    private static final class Wire extends LineDisciplineTerminal {
        private volatile boolean echoes = true;

        Wire(OutputStream out) throws IOException {
            super("glass", "xterm-256color", out, StandardCharsets.UTF_8);
        }

        @Override
        public void setAttributes(Attributes attributes) {
            super.setAttributes(attributes);
            echoes = attributes.getLocalFlag(Attributes.LocalFlag.ECHO);
        }

        void cut() throws IOException {
            slaveInputPipe.close();
        }
    }

    private final class Out extends OutputStream {
        private final ByteArrayOutputStream letter = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (frozen) {
                await();
            }
            synchronized (Glass.this) {
                letter.write(bytes, from, length);
                String text = letter.toString(StandardCharsets.UTF_8);
                if (!text.endsWith("\ufffd")) {
                    letter.reset();
                    written.append(text);
                    screen.write(text);
                }
            }
        }

        private void await() {
            try {
                thawed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    LineDisciplineTerminal terminal() {
        return terminal;
    }

    /** Whether the terminal shows by itself what is typed, as it does for everybody else. */
    boolean echoes() {
        return terminal.echoes;
    }

    void type(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody types any more, and nobody ever will. */
    void hangUp() throws IOException {
        terminal.cut();
    }

    /** From here on whoever writes to the terminal is stuck until it is closed. */
    void freeze() {
        frozen = true;
    }

    synchronized void resize(int columns, int rows) {
        screen = new ScreenTerminal(columns, rows);
        terminal.setSize(new Size(columns, rows));
    }

    /** The lines on the screen, without what is empty behind and below them. */
    synchronized List<String> lines() {
        return screen.toString().lines().map(String::stripTrailing).toList();
    }

    /** Everything that was ever written. */
    synchronized String written() {
        return written.toString();
    }

    /** Waits until the screen shows something, and fails if it never does. */
    synchronized void awaitLine(Predicate<String> line) throws InterruptedException {
        for (int tries = 0; lines().stream().noneMatch(line); tries++) {
            if (tries > TRIES) {
                throw new AssertionError("never seen; this is:\n" + String.join("\n", lines()));
            }
            wait(TRY_MILLIS);
        }
    }

    /** Waits until so much was written, and fails if it never is. */
    synchronized void awaitWritten(String text) throws InterruptedException {
        for (int tries = 0; written.indexOf(text) < 0; tries++) {
            if (tries > TRIES) {
                throw new AssertionError("never written: " + text + "\nbut:\n" + written);
            }
            wait(TRY_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        thawed.countDown();
        terminal.close();
    }
}
