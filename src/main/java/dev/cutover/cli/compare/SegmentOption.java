package dev.cutover.cli.compare;

import dev.cutover.cli.option.SegmentPairs;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import java.util.List;
import java.util.Optional;
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
        var segment = SegmentPairs.of(pairs, runbook);
        return segment.values().isEmpty() ? Optional.empty() : Optional.of(segment);
    }
}
