package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.util.List;

/** Remembers controls, in the order in which they were given. Calls come from one thread at a time. */
public interface ControlLog extends AutoCloseable {
    /** All that were ever appended, also by processes before this one. */
    List<EstateControl> controls();

    /**
     * Makes a control durable before it returns.
     *
     * @throws EstateException if it could not; whether it is remembered is then open until the log is opened again
     */
    void append(EstateControl estateControl);

    @Override
    void close();
}
