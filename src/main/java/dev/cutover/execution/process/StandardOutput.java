package dev.cutover.execution.process;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, for text and raw bytes. Unlike other writers, it keeps the cause of a failure: a full disk is an
 * error, a reader that has closed the pipe is not. Not thread-safe.
 */
public final class StandardOutput extends PrintWriter {
    private final Sink sink;
    private final boolean terminal;

    /**
     * An output to a stream.
     *
     * @param terminal whether it is a terminal; true if unknown
     */
    public StandardOutput(OutputStream stream, Charset charset, boolean terminal) {
        this(new Sink(stream), charset, terminal);
    }

    private StandardOutput(Sink sink, Charset charset, boolean terminal) {
        super(new OutputStreamWriter(sink, charset), true);
        this.sink = sink;
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** Writes raw bytes, after the text so far. */
    public void bytes(byte[] bytes) {
        flush();
        try {
            sink.write(bytes, 0, bytes.length);
            sink.flush();
        } catch (IOException e) {
            setError();
        }
    }

    /**
     * The stream itself, for another thread. Who writes to it handles the failures: they are not kept, and no writing
     * here waits for theirs.
     */
    OutputStream stream() {
        return sink.stream();
    }

    /** Why output was lost; empty if none was, or if the reader has closed the pipe. */
    public Optional<String> failure() {
        flush();
        return Optional.ofNullable(sink.failure)
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(why -> !why.contains("Broken pipe"));
    }

    private static final class Sink extends FilterOutputStream {
        private @Nullable IOException failure;

        Sink(OutputStream stream) {
            super(stream);
        }

        OutputStream stream() {
            return out;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
