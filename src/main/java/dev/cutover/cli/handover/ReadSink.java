package dev.cutover.cli.handover;

import dev.cutover.journal.sql.ask.AnswerColumn;
import dev.cutover.journal.sql.ask.AnswerSink;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands an answer on for as long as somebody reads it. Not thread-safe. */
final class ReadSink implements AnswerSink {
    private static final int BETWEEN = 200;

    private final AnswerSink sink;
    private final PrintWriter out;
    private long count;

    ReadSink(AnswerSink sink, PrintWriter out) {
        this.sink = sink;
        this.out = out;
    }

    /** The other end of the output was closed. */
    static final class NobodyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void columns(List<AnswerColumn> columns) {
        sink.columns(columns);
    }

    @Override
    public void row(List<@Nullable Object> values) {
        sink.row(values);
        if (++count % BETWEEN == 0 && out.checkError()) {
            throw new NobodyReads();
        }
    }

    @Override
    public void end() {
        sink.end();
    }
}
