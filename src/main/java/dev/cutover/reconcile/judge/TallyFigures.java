package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.ComparisonTally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The figures that a tally says by itself. Immutable. */
final class TallyFigures {
    /** Where more than this share of the keys moves, the others say too little of the whole. */
    private static final BigDecimal MOST_MOVING = new BigDecimal("0.05");

    private final ComparisonTally.Keys keys;

    TallyFigures(ComparisonTally tally) {
        this.keys = tally.keys();
    }

    void forEach(BiConsumer<Figure, BigDecimal> figures) {
        figures.accept(Figure.MISMATCH_RATE, share(keys.mismatched(), keys.compared()));
        figures.accept(Figure.NEVER_SETTLED, BigDecimal.valueOf(keys.neverSettled()));
        figures.accept(Figure.MOVING_RATE, movingRate());
    }

    /** Why too much moves to say anything; empty if it does not. */
    static Optional<String> tooMuchMoves(ComparisonTally tally) {
        BigDecimal rate = new TallyFigures(tally).movingRate();
        if (rate.compareTo(MOST_MOVING) <= 0) {
            return Optional.empty();
        }
        ComparisonTally.Keys keys = tally.keys();
        return Optional.of(
                keys.moving() + " of " + (keys.moving() + keys.compared())
                        + " keys are still moving, more than 5 %: compare again when it is quieter, or with a longer settle age");
    }

    private BigDecimal movingRate() {
        return share(keys.moving(), keys.moving() + keys.compared());
    }

    private static BigDecimal share(long part, long all) {
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL32);
    }
}
