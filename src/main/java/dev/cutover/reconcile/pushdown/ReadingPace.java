package dev.cutover.reconcile.pushdown;

import dev.cutover.spi.ConnectorException;
import dev.cutover.text.Counted;
import java.util.List;
import java.util.function.LongSupplier;

/** Estimates whether it is quicker to add rows up than to read them. */
final class ReadingPace {
    /** Below this, either way takes seconds. */
    private static final long FEW = 200_000;

    private static final long SAMPLE = 20_000;

    /** How many rows a database adds up in a second: about as slow as the slowest that was measured. */
    private static final double ADDED_A_SECOND = 200_000;

    /** The rows are gone through twice: to be added up, and to find those that differ. */
    private static final int SCANS = 2;

    private static final double NANOS = 1e9;

    private final List<SummedSide> sides;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that only differences are taken of */
    ReadingPace(List<SummedSide> sides, LongSupplier nanoTime) {
        this.sides = sides;
        this.nanoTime = nanoTime;
    }

    /** About how many rows the larger side has; 0 if neither can tell. */
    long rows() throws ConnectorException, InterruptedException {
        long most = 0;
        for (var side : sides) {
            most = Math.max(
                    most,
                    side.records().estimate(side.set().name(), side.query()).orElse(0));
        }
        return most;
    }

    /**
     * Reads some rows of each side.
     *
     * @return why adding up is quicker, as a sentence
     * @throws Refusal if it is not, or nobody can tell
     */
    String judged(long rows) throws Refusal, ConnectorException, InterruptedException {
        if (rows == 0) {
            throw new Refusal("nobody can tell how many rows there are");
        }
        if (rows < FEW) {
            throw new Refusal("about " + Counted.grouped(rows, "row", "rows") + " are read in seconds");
        }
        double slowest = Double.MAX_VALUE;
        for (var side : sides) {
            if (side.set().sorted()) {
                throw new Refusal(
                        "a database that sorts its rows cannot be asked for a few of them to see how quick it is");
            }
            slowest = Math.min(slowest, pace(side));
        }
        long reading = Math.round(rows / slowest);
        long adding = Math.round(SCANS * rows / ADDED_A_SECOND);
        String both = "to read about " + Counted.grouped(rows, "row", "rows") + " at "
                + Counted.grouped(Math.round(slowest)) + " a second takes " + reading + " s, to add them up about "
                + adding + " s";
        if (reading <= adding) {
            throw new Refusal(both);
        }
        return both;
    }

    private double pace(SummedSide side) throws ConnectorException, InterruptedException {
        var seen = new long[2];
        side.records().stream(side.set().name(), side.query(), row -> {
            if (seen[0] == 0) {
                seen[1] = nanoTime.getAsLong();
            }
            seen[0]++;
            return seen[0] < SAMPLE;
        });
        double seconds = Math.max(1, nanoTime.getAsLong() - seen[1]) / NANOS;
        return Math.max(1, seen[0] / seconds);
    }
}
