package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * A line about progress on standard error: at a terminal one that is written over and gone at the end, elsewhere one
 * every ten seconds. Not thread-safe.
 */
final class RewrittenLine {
    private static final Duration TERMINAL_PACE = Duration.ofMillis(200);
    private static final Duration PIPE_PACE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final CommandOutput lines;
    private final boolean inPlace;
    private Instant shownAt;
    private int shown;

    RewrittenLine(ProcessEnvironment processEnvironment) {
        this.err = processEnvironment.err();
        this.lines = CommandOutputs.err(processEnvironment);
        this.inPlace = processEnvironment.terminal() && !Theme.isDumb(processEnvironment.environment());
        this.shownAt = WallTime.today();
    }

    /** Whether it is time for another one. */
    boolean isDue(Instant now) {
        return Duration.between(shownAt, now).compareTo(inPlace ? TERMINAL_PACE : PIPE_PACE) >= 0;
    }

    void show(String words, Instant now) {
        shownAt = now;
        if (inPlace) {
            write(words);
        } else {
            lines.line(words);
        }
    }

    /** Removes it from the terminal. */
    void end() {
        if (inPlace && shown > 0) {
            write("");
        }
    }

    private void write(String words) {
        String line = WrappedText.cut(lines.theme().clean(words), lines.width() - 1, lines.theme());
        int length = WrappedText.columns(line, lines.theme());
        err.print("\r" + line + " ".repeat(Math.max(0, shown - length)) + "\r");
        err.flush();
        shown = length;
    }
}
