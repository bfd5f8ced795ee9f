package dev.cutover.execution.process;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** A stream that writes into a writer, for the console's output. Each call must consist of whole characters. */
final class WriterStream extends OutputStream {
    private final PrintWriter writer;
    private final Charset charset;

    WriterStream(PrintWriter writer, Charset charset) {
        this.writer = writer;
        this.charset = charset;
    }

    @Override
    public void write(int single) {
        writer.write(single);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        writer.write(new String(bytes, from, length, charset));
    }

    @Override
    public void flush() {
        writer.flush();
    }
}
