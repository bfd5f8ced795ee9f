package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.util.List;

/** Stores controls, in the order in which they were appended. Calls come from one thread at a time. */
public interface ControlLog extends AutoCloseable {
    /** All controls that were ever appended, also by earlier processes. */
    List<EstateControl> controls();

    /**
     * Makes a control durable before it returns.
     *
     * @throws EstateException if writing failed; whether the control is stored is then unknown until the log is
     *     reopened
     */
    void append(EstateControl estateControl);

    @Override
    void close();
}
