package dev.cutover.history.figures;

import dev.cutover.history.memory.RememberedReconciliation;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.run.RunId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a run has reconciled last by one of its steps.
 *
 * @param alone whether {@code cutover reconcile} made it, and no night
 * @param live whether it read real systems
 */
public record PastReconciliation(
        RunId run, boolean alone, boolean live, String environment, RememberedReconciliation found) {
    private static final int DIGITS = 10;

    /** All of them, the newest first; neither rehearsals nor dry runs, whose systems are not those of the nights. */
    static List<PastReconciliation> of(List<RunRecall.Recalled> runs) {
        return runs.stream()
                .map(RunRecall.Recalled::run)
                .filter(run -> !run.origin().rehearsal() && !run.origin().isDryRun())
                .flatMap(run -> run.reconciliations().stream()
                        .map(found -> new PastReconciliation(
                                run.listed().run(),
                                run.origin().only().isPresent(),
                                run.origin().isLive(),
                                run.origin().environment(),
                                found)))
                .sorted(Comparator.comparing((PastReconciliation past) -> past.found.at())
                        .reversed())
                .toList();
    }

    /** Keys with a finding as a share of the keys compared; empty if no key was compared. */
    public Optional<BigDecimal> rate() {
        return found.compared() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(found.mismatched())
                        .divide(BigDecimal.valueOf(found.compared()), DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    /** The rate, unless not everything was compared. */
    Optional<BigDecimal> wholeRate() {
        return found.complete() ? rate() : Optional.empty();
    }
}
