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
 * The standard output, for words and for bytes as they are. Unlike other writers it remembers why it failed: a reader
 * that has gone away is no error, a full disk is.
 */
public final class StandardOutput extends PrintWriter {
    private final Sink sink;
    private final boolean terminal;

    /**
     * An output.
     *
     * @param terminal whether a person may look at it: where that is not known, they may
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

    /** Bytes as they are, after the words so far. */
    public void bytes(byte[] bytes) {
        flush();
        try {
            sink.write(bytes, 0, bytes.length);
            sink.flush();
        } catch (IOException e) {
            setError();
        }
    }

    /** Why not everything could be written; empty if it could, or if nobody reads any more. */
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
