package dev.cutover.preflight;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The result of the check of one system.
 *
 * @param found each aspect at most once, in their order
 * @param weights the weights that its router has in force, key by key
 */
public record SystemReport(SystemId system, List<Found> found, List<WeightReading> weights) {
    public SystemReport {
        found = List.copyOf(found);
        weights = List.copyOf(weights);
    }

    /** The report of a system that was not reached. */
    static SystemReport unreachable(SystemId system, String why) {
        return new SystemReport(system, List.of(Found.failed(Aspect.REACHABLE, why)), List.of());
    }

    /** Ready, not ready, or unknown; the worst aspect counts. */
    public enum Standing {
        READY,
        CANNOT_TELL,
        NOT_READY
    }

    public Standing standing() {
        if (has(Verdict.FAILED)) {
            return Standing.NOT_READY;
        }
        return has(Verdict.CANNOT_TELL) || !has(Verdict.OK) ? Standing.CANNOT_TELL : Standing.READY;
    }

    public boolean isReady() {
        return standing() == Standing.READY;
    }

    private boolean has(Verdict verdict) {
        return found.stream().anyMatch(one -> one.verdict() == verdict);
    }

    /** Why the system is not ready, in one line; empty if it is ready. */
    public String why() {
        var decisive = standing() == Standing.NOT_READY ? Verdict.FAILED : Verdict.CANNOT_TELL;
        return isReady()
                ? ""
                : found.stream()
                        .filter(one -> one.verdict() == decisive)
                        .map(Found::text)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    /** The same report with its texts replaced, such as masked. */
    public SystemReport with(UnaryOperator<String> words) {
        return new SystemReport(
                system,
                found.stream()
                        .map(one -> new Found(one.aspect(), one.verdict(), words.apply(one.text()), one.measured()))
                        .toList(),
                weights.stream()
                        .map(one ->
                                new WeightReading(one.traffic(), one.key(), one.basisPoints(), words.apply(one.note())))
                        .toList());
    }
}
