package dev.cutover.spi;

/**
 * The connector cannot tell what happened: the connection broke, the answer was cut short. The effect that was asked
 * for is then in doubt. A refusal by the system is no exception but {@link Outcome.Failed}.
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
