package dev.cutover.journal.sql.ask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an answer, row by row: it may be larger than the memory. Not thread-safe. */
public interface AnswerSink {

    /** Called once, before the first row. */
    void columns(List<AnswerColumn> columns);

    /**
     * Called for each row, in order.
     *
     * @param values of the types of the columns; null where the database has none
     */
    void row(List<@Nullable Object> values);

    /** Called once, after the last row. */
    void end();
}
