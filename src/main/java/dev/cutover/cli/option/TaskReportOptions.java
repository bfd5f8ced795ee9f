package dev.cutover.cli.option;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.TaskReport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person reports of a task besides a word. */
public final class TaskReportOptions {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @Option(
            names = "--item",
            split = ",",
            paramLabel = "NUMBER",
            description = "The item of the task's checklist that is done or not-done, from 1; may be repeated.")
    private List<Integer> items = new ArrayList<>();

    @Option(
            names = "--began",
            paramLabel = "TIME",
            description = "When the task really began: HH:MM in UTC, or an instant with its date and zone.")
    private @Nullable String began;

    @Option(names = "--ended", paramLabel = "TIME", description = "When it really ended.")
    private @Nullable String ended;

    @Option(
            names = "--for",
            paramLabel = "NAME",
            description = "The person whose task it is, where --as may answer for others.")
    private String insteadOf = "";

    /**
     * The report; empty if none of the options is given.
     *
     * @param now the time in the run; only asked for where a time is given without a date
     */
    public Optional<TaskReport> report(Supplier<Instant> now) {
        var report = new TaskReport(
                items,
                Optional.ofNullable(began).map(text -> instant(text, now)),
                Optional.ofNullable(ended).map(text -> instant(text, now)),
                insteadOf);
        return Optional.of(report).filter(one -> !one.isEmpty());
    }

    /** Whether it is about one task alone: items and times differ from task to task. */
    public boolean isOfOneTask() {
        return !items.isEmpty() || began != null || ended != null;
    }

    /** A time without a date is the one nearest to now: shortly after midnight, 23:50 was yesterday. */
    private static Instant instant(String text, Supplier<Instant> now) {
        if (!text.matches("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?Z?")) {
            try {
                return new InstantConverter().convert(text);
            } catch (TypeConversionException notOne) {
                throw problem(String.valueOf(notOne.getMessage()));
            }
        }
        String clock = text.replace("Z", "");
        try {
            var time = LocalTime.parse(clock.indexOf(':') == 1 ? "0" + clock : clock);
            return nearest(time, now.get());
        } catch (DateTimeException noSuchTime) {
            throw problem("'" + text + "' is no time of day such as 01:40");
        }
    }

    private static Instant nearest(LocalTime time, Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
        if (Duration.between(now, today).compareTo(HALF_A_DAY) > 0) {
            return today.minus(Duration.ofDays(1));
        }
        return Duration.between(today, now).compareTo(HALF_A_DAY) > 0 ? today.plus(Duration.ofDays(1)) : today;
    }

    private static ProblemException problem(String what) {
        return new ProblemException(
                ExitCode.USAGE,
                what,
                "write the time in UTC as the board shows it, such as 01:40, or with date and zone");
    }
}
