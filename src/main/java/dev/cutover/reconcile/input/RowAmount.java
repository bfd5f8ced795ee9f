package dev.cutover.reconcile.input;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.row.RowView;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads amounts of rows. Stateless and thread-safe. */
public final class RowAmount {
    private RowAmount() {}

    /** 0 if the column has no value; empty if it has one that is no number, or none that one could reckon with. */
    public static Optional<BigDecimal> of(RowView row, int place) {
        if (row.isNull(place)) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Optional.ofNullable(DecimalSlice.of(row, place)).flatMap(DecimalSlice::amount);
    }
}
