package dev.cutover.connector.command;

import dev.cutover.model.Segment;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Metrics that a program measures. Thread-safe. */
final class CommandMetrics implements Metrics {
    private static final Pattern VALUE =
            Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)(?:[ \\t]*(%))?(?:[ \\t]+([0-9]{1,18}))?");
    private static final Pattern NO_DATA = Pattern.compile("no-data\\b[:\\s]*(.*)", Pattern.DOTALL);

    private final Spec spec;
    private final ProgramRunner runner;

    /**
     * The program, and the queries that it knows.
     *
     * @param queries empty if the settings do not list them: then any query is accepted
     * @param unit what a bare number means where a share is asked for
     */
    record Spec(ProgramSpec program, List<String> queries, Unit unit) {
        private static final List<String> KEYS = Stream.concat(ProgramSpec.KEYS.stream(), Stream.of("queries", "unit"))
                .toList();

        private static final Map<String, Unit> UNITS =
                new TreeMap<>(Map.of("percent", Unit.PERCENT, "fraction", Unit.FRACTION));

        static Spec read(SettingsReader settings) {
            settings.knows(KEYS);
            return new Spec(
                    ProgramSpec.read(settings, Map.of(), Set.of("query", "window")),
                    settings.texts("queries").orElse(List.of()),
                    settings.choice("unit", UNITS).orElse(Unit.UNSTATED));
        }
    }

    CommandMetrics(Spec spec, ProgramRunner runner) {
        this.spec = spec;
        this.runner = runner;
    }

    @Override
    public Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException {
        try {
            var invocation = Invocation.EMPTY
                    .and("query", "CUTOVER_QUERY", query)
                    .and("window", "CUTOVER_WINDOW", Long.toString(window.toSeconds()))
                    .in(segment);
            ProgramEnd programEnd = runner.run(spec.program(), invocation, ProgramRunner.Keeping.NOTHING);
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                throw new ConnectorException(ProgramRunner.overdue(spec.program(), programEnd));
            }
            if (programEnd.exit() != 0) {
                throw new ConnectorException(ProgramRunner.failure(spec.program(), programEnd));
            }
            return read(programEnd.out().lines(), spec.unit());
        } catch (NotStartedException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    @Override
    public String check(String query) {
        return spec.queries().isEmpty() || spec.queries().contains(query)
                ? ""
                : "`" + query + "` is not a query of this system; there are " + String.join(", ", spec.queries());
    }

    /** A value without a number of samples counts as one sample. */
    private static Measurement read(List<String> lines, Unit unit) throws ConnectorException {
        String text = String.join("\n", lines);
        var noData = NO_DATA.matcher(text);
        if (noData.matches()) {
            return Measurement.noData(noData.group(1).isEmpty() ? "the program reports no data" : noData.group(1));
        }
        var value = VALUE.matcher(text);
        if (!value.matches()) {
            throw new ConnectorException(
                    "the program printed " + lines
                            + ", expected a value and its samples, such as `99.5 % 1200` or `17 1200`, or no-data and a reason");
        }
        try {
            double number = Double.parseDouble(value.group(1));
            long samples = value.group(3) == null ? 1 : Long.parseLong(value.group(3));
            boolean percent = value.group(2) != null;
            if (Double.isInfinite(number)) {
                throw new ConnectorException("the program printed " + value.group(1) + ", which is too large a number");
            }
            return Measurement.value(percent ? number / 100 : number, samples, percent ? Unit.WRITTEN_PERCENT : unit);
        } catch (NumberFormatException e) {
            throw new ConnectorException("the program printed " + value.group(1) + ", which is not a number", e);
        }
    }
}
