package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.RecordSet;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** How numbers and times are written, where that is not what is usually read. */
final class WrittenOptions {
    @Option(
            names = "--decimal",
            paramLabel = "[SIDE:]SIGN",
            parameterConsumer = SideValues.OfSides.class,
            description = "The sign before the decimals of numbers, as in left:, for 785.991,48. Comma and point change"
                    + " places: the other one groups digits. It is for the columns that are compared as numbers.")
    private List<String> decimal = List.of();

    @Option(
            names = "--dates",
            paramLabel = "[SIDE:]PATTERN",
            parameterConsumer = SideValues.OfSides.class,
            description =
                    "How times are written, as in left:'dd.MM.yyyy HH:mm'. It is for the columns that are compared"
                            + " as times; ISO 8601 is always read.")
    private List<String> dates = List.of();

    @Option(
            names = "--zone",
            paramLabel = "[SIDE:]ZONE",
            parameterConsumer = SideValues.OfSides.class,
            description =
                    "The zone of times that state none, such as Europe/Berlin or right:UTC; without it such a text"
                            + " is no time.")
    private List<String> zone = List.of();

    /** The zone of both sides. */
    Optional<ZoneId> zone() {
        return SideValues.of("--zone", zone).both().map(WrittenOptions::zone);
    }

    /** The rule of a column, with the form in which each side writes it. */
    ColumnRule written(ColumnRule rule, RecordSet.Type type) {
        if (rule.as() instanceof As.Decimal) {
            return rule.withWritten(numbers());
        } else if (rule.as() instanceof As.Time) {
            return rule.withWritten(times());
        } else if (rule.as() instanceof As.ByType) {
            return byType(rule, type);
        } else if (rule.as() instanceof As.Exact || rule.as() instanceof As.Ignored) {
            return rule;
        }
        throw new IllegalArgumentException("no such rule: " + rule.as());
    }

    private ColumnRule byType(ColumnRule rule, RecordSet.Type type) {
        if (type == RecordSet.Type.DECIMAL || type == RecordSet.Type.WHOLE) {
            return rule.withWritten(numbers());
        }
        return type == RecordSet.Type.INSTANT ? rule.withWritten(times()) : rule;
    }

    private Map<Side, WrittenForm> numbers() {
        var signs = SideValues.of("--decimal", decimal);
        var forms = new EnumMap<Side, WrittenForm>(Side.class);
        for (var side : Side.values()) {
            signs.of(side).ifPresent(sign -> forms.put(side, WrittenForm.USUAL.withDecimal(sign(sign))));
        }
        return forms;
    }

    private static char sign(String sign) {
        if (!sign.equals(",") && !sign.equals(".")) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--decimal takes a comma or a point, not '" + sign + "'",
                    "write it as in --decimal left:, for 785.991,48 on the left");
        }
        return sign.charAt(0);
    }

    private Map<Side, WrittenForm> times() {
        var patterns = SideValues.of("--dates", dates);
        var zones = SideValues.of("--zone", zone).own();
        var forms = new EnumMap<Side, WrittenForm>(Side.class);
        for (var side : Side.values()) {
            var form = patterns.of(side).map(text -> WrittenForm.USUAL.withDates(pattern(text)));
            var own = zones.get(side);
            var zoned = own == null
                    ? form
                    : Optional.of(form.orElse(WrittenForm.USUAL).withZone(zone(own)));
            zoned.ifPresent(known -> forms.put(side, known));
        }
        return forms;
    }

    private static DatePattern pattern(String text) {
        try {
            return new DatePattern(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--dates " + text + " is no pattern of a date: " + e.getMessage(),
                    "write it as in 'dd.MM.yyyy HH:mm:ss': dd is the day, MM the month, mm the minute",
                    e);
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "--zone " + zone + " is no time zone", "name one such as Europe/Berlin or UTC");
        }
    }

    /**
     * Refuses what would be without an effect.
     *
     * @param rules of all columns that have one
     */
    void requireUse(Map<String, ColumnRule> rules) {
        boolean hasNumbers = rules.values().stream()
                .anyMatch(rule -> has(rule, form -> form.decimal().isPresent()));
        if (!decimal.isEmpty() && !hasNumbers) {
            throw unused("--decimal", "numbers", "total=number");
        }
        boolean hasDates = rules.values().stream()
                .anyMatch(rule -> has(rule, form -> form.dates().isPresent()));
        if (!dates.isEmpty() && !hasDates) {
            throw unused("--dates", "times", "placed_at=time");
        }
    }

    private static boolean has(ColumnRule rule, Predicate<WrittenForm> what) {
        return rule.written().values().stream().anyMatch(what);
    }

    private static ProblemException unused(String option, String what, String example) {
        return new ProblemException(
                ExitCode.USAGE,
                option + " is without effect: no column is compared as " + what,
                "say which ones are, as in --compare " + example);
    }
}
