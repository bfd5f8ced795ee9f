package dev.cutover.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import dev.cutover.runlog.LibraryWords;
import java.util.logging.LogRecord;
import org.slf4j.Logger;

/**
 * Warnings and errors of libraries go to the log file, and nothing to the screen. Found by its service file before any
 * other way: a configuration file that somebody left on the class path is not looked for.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogbackConfiguration extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new NopStatusListener());
        var appender = new ToFile();
        appender.setContext(context);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static final class ToFile extends AppenderBase<ILoggingEvent> {
        private final java.util.logging.Logger elsewhere = java.util.logging.Logger.getLogger(LibraryWords.ELSEWHERE);

        private ToFile() {
            elsewhere.setUseParentHandlers(false);
        }

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            elsewhere.log(forRun(event));
            LogHome.add(event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName() + " "
                    + event.getFormattedMessage() + "\n"
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }

        /** The log of a run listens to the platform's own logging alone. */
        private static LogRecord forRun(ILoggingEvent event) {
            boolean isError = event.getLevel().isGreaterOrEqual(Level.ERROR);
            var told = new LogRecord(
                    isError ? java.util.logging.Level.SEVERE : java.util.logging.Level.WARNING,
                    event.getFormattedMessage());
            told.setLoggerName(event.getLoggerName());
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                told.setThrown(proxy.getThrowable());
            }
            return told;
        }
    }
}
