package dev.cutover.report.content;

import java.time.Instant;
import java.util.List;

/**
 * What of the runbook was exercised in other runs of it before this one began. Immutable.
 *
 * @param began when this run began, in real time
 * @param occasion what this run is called: {@code night}, {@code rehearsal}, {@code dry run} or {@code run}
 * @param rows what never was first, then what was least seriously; none if the run's runbook cannot be read
 * @param exercised how many steps and directions were, as they are in this run
 * @param all how many there are
 * @param back how many of them are undos of steps, or steps of the runbook's rollback
 * @param neverBack how many of those never were
 * @param unread runs that do not count because their records cannot be read, a line each
 */
public record CoverageReport(
        Instant began,
        String occasion,
        FirstRows<CoverageRow> rows,
        long exercised,
        long all,
        long back,
        long neverBack,
        List<String> unread) {
    public CoverageReport {
        unread = List.copyOf(unread);
    }

    /** All of it in a sentence. */
    public String sentence() {
        return all == 0
                ? "Not known: the runbook of this run cannot be read."
                : exercised + " of " + all + " steps and directions were exercised before this " + occasion
                        + (neverBack == 0
                                ? "."
                                : "; " + neverBack + " of " + back + " undos and rollback steps never were.");
    }
}
