package dev.cutover.cli.compare;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** A segment of a runbook, in the place of that of its step. */
final class SegmentOption {
    @Option(
            names = "--segment",
            split = ",",
            paramLabel = "DIMENSION=VALUE",
            description = "Another segment than that of the step, such as region=us-east; a result of another segment"
                    + " than the step's counts for no criterion.")
    private List<String> pairs = List.of();

    /** Every name of it checked against the runbook; empty if none was given. */
    Optional<Segment> of(Runbook runbook) {
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
            String value = pair.substring(equals + 1);
            check(runbook, name, value);
            if (values.put(name, value) != null) {
                throw new ProblemException(
                        ExitCode.USAGE, "--segment names '" + name + "' twice", "reconcile the values one by one");
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Segment(values));
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
