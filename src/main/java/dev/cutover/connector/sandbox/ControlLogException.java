package dev.cutover.connector.sandbox;

import java.io.IOException;

/** The log could not be written: whether the change is remembered is open until the log is opened again. */
final class ControlLogException extends EstateException {
    private static final long serialVersionUID = 1L;

    ControlLogException(String message, String hint) {
        super(message, hint);
    }

    ControlLogException(String message, String hint, IOException cause) {
        super(message, hint, cause);
    }
}
