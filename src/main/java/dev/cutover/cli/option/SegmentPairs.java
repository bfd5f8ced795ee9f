package dev.cutover.cli.option;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;
import java.util.TreeMap;

/** Reads the pairs of {@code --segment region=us-east,lane=curbside}. Stateless and thread-safe. */
public final class SegmentPairs {
    private SegmentPairs() {}

    /**
     * The segment of these pairs; everything if there are none.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} if one is not a pair, or a dimension is named twice
     */
    public static Segment of(List<String> pairs) {
        var values = new TreeMap<String, String>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--segment takes DIMENSION=VALUE, not '" + pair + "'",
                        "--segment region=us-east");
            }
            String name = pair.substring(0, equals);
            if (values.put(name, pair.substring(equals + 1)) != null) {
                throw new ProblemException(
                        ExitCode.USAGE, "--segment names '" + name + "' twice", "ask for the values one by one");
            }
        }
        return new Segment(values);
    }

    /**
     * The same, with every name checked against a runbook.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} also if the runbook has no such dimension or value
     */
    public static Segment of(List<String> pairs, Runbook runbook) {
        var segment = of(pairs);
        segment.values().forEach((name, value) -> check(runbook, name, value));
        return segment;
    }

    private static void check(Runbook runbook, String name, String value) {
        var dimension = runbook.dimensions().get(name);
        if (dimension == null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the runbook has no dimension '" + name + "'",
                    Suggestion.hint(name, runbook.dimensions().keySet(), "dimensions"));
        } else if (!dimension.values().contains(value)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no " + name + " '" + value + "'",
                    Suggestion.hint(value, dimension.values(), "values of " + name));
        }
    }
}
