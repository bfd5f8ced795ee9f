package dev.cutover.runlog;

import dev.cutover.runlog.LogEntry.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Takes what is said through the platform's logging into the log of a run until it is closed: what this program and its
 * connectors tell, and warnings of libraries. Thread-safe.
 */
public final class LibraryWords extends Handler {
    /** Where libraries that speak through another logging are passed on to; nobody else listens there. */
    public static final String ELSEWHERE = "elsewhere";

    private static final String OURS = "dev.cutover";
    private static final String EXCHANGES = "dev.cutover.exchanges";

    private final RunLog runLog;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger ours = Logger.getLogger(OURS);
    private final Logger exchanges = Logger.getLogger(EXCHANGES);
    private final List<Logger> sources = List.of(Logger.getLogger(""), Logger.getLogger(ELSEWHERE));

    private LibraryWords(RunLog runLog) {
        this.runLog = runLog;
    }

    /** Listens from now on. */
    public static LibraryWords into(RunLog runLog, LogDetail detail) {
        var words = new LibraryWords(runLog);
        words.ours.setLevel(java.util.logging.Level.INFO);
        if (detail == LogDetail.DEBUG) {
            words.exchanges.setLevel(java.util.logging.Level.FINE);
        }
        words.sources.forEach(source -> source.addHandler(words));
        return words;
    }

    @Override
    public void publish(LogRecord told) {
        boolean isOurs = String.valueOf(told.getLoggerName()).startsWith(OURS);
        if (!isOurs && told.getLevel().intValue() < java.util.logging.Level.WARNING.intValue()) {
            return;
        }
        var lines = formatter.formatMessage(told).lines().toList();
        var fields = new LinkedHashMap<String, String>();
        fields.put("logger", String.valueOf(told.getLoggerName()));
        fields.put("says", lines.isEmpty() ? "" : lines.get(0));
        String rest = lines.size() < 2 ? "" : String.join("\n", lines.subList(1, lines.size()));
        String trace = told.getThrown() == null ? "" : RunLog.trace(told.getThrown());
        runLog.add(
                level(told), "words", fields, rest.isEmpty() || trace.isEmpty() ? rest + trace : rest + "\n" + trace);
    }

    private static Level level(LogRecord told) {
        int level = told.getLevel().intValue();
        if (level >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        } else if (level >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARN;
        }
        return level >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
    }

    @Override
    public void flush() {
        // Every entry is written at once.
    }

    @Override
    public void close() {
        sources.forEach(source -> source.removeHandler(this));
        ours.setLevel(null);
        exchanges.setLevel(null);
    }
}
