package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Purpose;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The operator's own check of a system: a program that changes nothing. Exit code 0 means that the system answers and
 * that credentials and permissions are valid; lines such as {@code credentials=failed the token has expired} report
 * exceptions and details.
 */
record CheckProgram(ProgramSpec program, ProgramRunner runner, RunClock clock) {
    private static final Pattern LINE = Pattern.compile("([a-z]+)=(ok|failed|unknown|none)\\b[ \\t]*(.*)");
    private static final Pattern CLOCK = Pattern.compile("clock=([0-9T:.Z+-]+)[ \\t]*");
    private static final Map<String, Aspect> ASPECTS = Map.of(
            "reachable", Aspect.REACHABLE,
            "credentials", Aspect.CREDENTIALS,
            "permissions", Aspect.PERMISSIONS,
            "operations", Aspect.OPERATIONS);
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "ok", Verdict.OK,
            "failed", Verdict.FAILED,
            "unknown", Verdict.CANNOT_TELL,
            "none", Verdict.NOT_APPLICABLE);

    static ProgramSpec read(SettingsReader settings) {
        return ProgramSpec.read(settings.knows(ProgramSpec.KEYS), Map.of(), Set.of());
    }

    List<Found> ask(Purpose purpose) throws InterruptedException {
        var before = clock.now();
        try {
            var operations = String.join(" ", new TreeSet<>(purpose.operations()));
            var invocation = Invocation.EMPTY.and("operations", "CUTOVER_OPERATIONS", operations);
            ProgramEnd programEnd = runner.run(program, invocation, ProgramRunner.Keeping.NOTHING);
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                return List.of(Found.failed(Aspect.REACHABLE, ProgramRunner.overdue(program, programEnd)));
            }
            var found = new ArrayList<Found>();
            programEnd.out().lines().forEach(line -> read(line, before, found));
            found.addAll(programEnd.exit() == 0 ? assumed(found) : failed(found, programEnd));
            return found;
        } catch (NotStartedException e) {
            return List.of(Found.cannotTell(Aspect.REACHABLE, "its check could not be started: " + e.why()));
        }
    }

    private void read(String line, Instant before, List<Found> found) {
        var clockLine = CLOCK.matcher(line);
        if (clockLine.matches()) {
            found.add(clock(clockLine.group(1), before));
            return;
        }
        var aspectLine = LINE.matcher(line);
        if (aspectLine.matches()) {
            var aspect = ASPECTS.get(aspectLine.group(1));
            found.add(
                    aspect == null
                            // A typing mistake must not hide a failure.
                            ? Found.cannotTell(
                                    Aspect.REACHABLE,
                                    "its check printed `" + line + "`; known are clock, "
                                            + String.join(", ", new TreeSet<>(ASPECTS.keySet())))
                            : Found.of(
                                    aspect,
                                    VERDICTS.getOrDefault(aspectLine.group(2), Verdict.CANNOT_TELL),
                                    aspectLine.group(3)));
        }
    }

    /** Its clock was read between start and end: any instant within those counts as equal. */
    private Found clock(String text, Instant before) {
        if (!clock.isTimeOfDay()) {
            return Found.notApplicable(Aspect.CLOCK, "this run does not use wall-clock time");
        }
        try {
            var reported = instant(text);
            var after = clock.now();
            return Found.clock(
                    reported.isBefore(before)
                            ? Duration.between(before, reported)
                            : reported.isAfter(after) ? Duration.between(after, reported) : Duration.ZERO);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            return Found.cannotTell(Aspect.CLOCK, "its check printed clock=" + text + ", which is not an instant");
        }
    }

    private static Instant instant(String text) {
        if (text.contains("T")) {
            return Instant.parse(text.toUpperCase(Locale.ROOT));
        }
        return Instant.ofEpochMilli(
                new BigDecimal(text).movePointRight(3).toBigInteger().longValueExact());
    }

    private static List<Found> assumed(List<Found> found) {
        var more = new ArrayList<Found>();
        for (var aspect : List.of(Aspect.REACHABLE, Aspect.CREDENTIALS, Aspect.PERMISSIONS)) {
            if (found.stream().noneMatch(one -> one.aspect() == aspect)) {
                more.add(Found.ok(aspect, "its check passed"));
            }
        }
        return more;
    }

    private List<Found> failed(List<Found> found, ProgramEnd programEnd) {
        return found.stream().anyMatch(one -> one.verdict() == Verdict.FAILED)
                ? List.of()
                : List.of(Found.failed(Aspect.REACHABLE, ProgramRunner.failure(program, programEnd)));
    }
}
