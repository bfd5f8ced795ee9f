package dev.cutover.runlog;

import dev.cutover.journal.RunFolder;
import dev.cutover.problem.FileTrouble;
import dev.cutover.spi.RunClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run, written by the process that runs it. A line is added at once, without being forced to the disk:
 * it outlives a kill of the process, not always a power cut. Nothing that goes wrong with it reaches its callers; what
 * could not be written is counted. Thread-safe.
 */
public final class RunLog implements AutoCloseable {
    /** How large a file may become; beside it, there is at most one older one. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 25;

    private final LogAppender appender;
    private final RunFolder folder;
    private final UnaryOperator<String> mask;
    private final RunClock clock;
    private boolean isClosed;
    private long lost;
    private long untold;
    private @Nullable String trouble;

    private RunLog(LogAppender appender, RunFolder folder, UnaryOperator<String> mask, RunClock clock) {
        this.appender = appender;
        this.folder = folder;
        this.mask = mask;
        this.clock = clock;
    }

    /**
     * The log in a run's folder. The file is made with its first entry.
     *
     * @param mask replaces secrets by markers; thread-safe
     * @param clock the run's: an entry has the time of the facts that the record has of the same moment
     */
    public static RunLog in(RunFolder folder, UnaryOperator<String> mask, RunClock clock) {
        return of(folder, mask, clock, MOST_BYTES);
    }

    static RunLog of(RunFolder folder, UnaryOperator<String> mask, RunClock clock, long most) {
        return new RunLog(new LogAppender(folder.log(), folder.olderLog(), most), folder, mask, clock);
    }

    /** Adds an entry of this moment. */
    public void add(LogEntry.Level level, String event, Map<String, String> fields) {
        add(level, event, fields, "");
    }

    /**
     * The same with a text of many lines, such as a stack trace.
     *
     * @param text may be empty
     */
    public void add(LogEntry.Level level, String event, Map<String, String> fields, String text) {
        try {
            var masked = new LinkedHashMap<String, String>();
            fields.forEach((name, value) -> masked.put(name, mask.apply(value)));
            List<String> more =
                    text.isEmpty() ? List.of() : mask.apply(text).lines().toList();
            write(new LogEntry(clock.now(), level, event, masked, more));
        } catch (RuntimeException unexpected) {
            lose(unexpected.toString());
        }
    }

    private synchronized void write(LogEntry entry) {
        if (isClosed) {
            return;
        }
        try {
            if (untold > 0) {
                var fields = new TreeMap<>(Map.of("entries", Long.toString(untold), "why", String.valueOf(trouble)));
                appender.add(LogEntry.of(entry.at(), LogEntry.Level.WARN, "lost", fields)
                        .text());
                untold = 0;
            }
            appender.add(entry.text());
        } catch (IOException failed) {
            lose(FileTrouble.words(failed, folder.log()));
        }
    }

    private synchronized void lose(String why) {
        lost++;
        untold++;
        trouble = why;
    }

    /** What was lost and why, as a sentence; empty if everything was written. */
    public synchronized Optional<String> loss() {
        return Optional.ofNullable(trouble)
                .map(why -> "the log of the run lacks " + lost + (lost == 1 ? " entry: " : " entries: ") + folder.log()
                        + " could not be written: " + why);
    }

    /** Later entries are dropped. */
    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            appender.close();
        } catch (IOException failed) {
            lose(FileTrouble.words(failed, folder.log()));
        }
    }

    /** The lines of a stack trace that help, of an exception and its causes. */
    public static String trace(Throwable thrown) {
        var lines = new ArrayList<String>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + cause);
            for (int at = 0; at < Math.min(MOST_FRAMES, cause.getStackTrace().length); at++) {
                lines.add("  at " + cause.getStackTrace()[at]);
            }
            cause = cause.getCause();
        }
        return String.join("\n", lines);
    }
}
