package dev.cutover.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The same for what speaks through the platform's own logging, which would print to the screen. Made by the platform,
 * by the name in {@code java.util.logging.config.class}, when somebody first logs.
 */
public final class PlatformLogging {
    /** The property by which the platform finds this class. */
    public static final String PROPERTY = "java.util.logging.config.class";

    public PlatformLogging() {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new ToFile());
    }

    private static final class ToFile extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        private ToFile() {
            // The log of a run lowers the levels of some loggers for itself.
            setLevel(Level.WARNING);
        }

        @Override
        public void publish(LogRecord event) {
            if (isLoggable(event)) {
                var thrown = new StringWriter();
                if (event.getThrown() != null) {
                    event.getThrown().printStackTrace(new PrintWriter(thrown, true));
                }
                LogHome.add(event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName() + " "
                        + formatter.formatMessage(event) + "\n" + thrown);
            }
        }

        @Override
        public void flush() {
            // Every event is written at once.
        }

        @Override
        public void close() {
            // Nothing is open between two events.
        }
    }
}
