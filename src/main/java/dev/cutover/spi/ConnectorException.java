package dev.cutover.spi;

/**
 * The connector does not know what happened: the connection broke, the answer was cut short. The requested effect is
 * then in doubt. A refusal by the system is not an exception but {@link Outcome.Failed}.
 */
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConnectorException(String message) {
        super(message);
    }

    public ConnectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
