package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.io.IOException;

/**
 * The log could not be opened, written or closed. After a failed write it is unknown until the log is reopened whether
 * the change was stored.
 */
public final class ControlLogException extends EstateException {
    private static final long serialVersionUID = 1L;

    ControlLogException(String message, String hint) {
        super(message, hint);
    }

    ControlLogException(String message, String hint, IOException cause) {
        super(message, hint, cause);
    }
}
