package dev.cutover.spi;

/**
 * The connector does not know what happened: the connection broke, the answer was cut short. The requested effect is
 * then in doubt. A refusal by the system is not an exception but {@link Outcome.Failed}.
 */
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isRefusal;

    public ConnectorException(String message) {
        super(message);
        this.isRefusal = false;
    }

    public ConnectorException(String message, Throwable cause) {
        super(message, cause);
        this.isRefusal = false;
    }

    private ConnectorException(String message, boolean isRefusal) {
        super(message);
        this.isRefusal = isRefusal;
    }

    /** Of a read alone: the system answered, and refused it. There is nothing that could be in doubt. */
    public static ConnectorException ofRefusedRead(String message) {
        return new ConnectorException(message, true);
    }

    /** Whether the system answered, and refused to be read so: to ask it again changes nothing. */
    public boolean isRefusal() {
        return isRefusal;
    }
}
