package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.row.StoredText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up by how much amounts differ. What is no number counts as 0. Not thread-safe. */
final class AmountSum {
    private BigDecimal sum = BigDecimal.ZERO;
    private boolean isKnown = true;

    void add(@Nullable String left, @Nullable String right) {
        Optional<BigDecimal> one = amount(left);
        Optional<BigDecimal> other = amount(right);
        if (one.isPresent() && other.isPresent()) {
            sum = sum.add(one.get().subtract(other.get()).abs());
        } else {
            isKnown = false;
        }
    }

    void merge(AmountSum other) {
        sum = sum.add(other.sum);
        isKnown &= other.isKnown;
    }

    /** Empty if one of the amounts is too large to reckon with. */
    Optional<BigDecimal> sum() {
        return isKnown ? Optional.of(sum) : Optional.empty();
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(isKnown);
        StoredText.write(out, sum.toString());
    }

    void read(DataInput in) throws IOException {
        isKnown &= in.readBoolean();
        sum = sum.add(new BigDecimal(StoredText.read(in)));
    }

    private static Optional<BigDecimal> amount(@Nullable String text) {
        DecimalSlice number = text == null ? null : DecimalSlice.of(text);
        return number == null ? Optional.of(BigDecimal.ZERO) : number.amount();
    }
}
