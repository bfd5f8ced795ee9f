package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.row.KeyGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a key adds to a total on each side. Immutable and thread-safe. */
public final class TotalRows {
    private final Total total;
    private final List<TermRows> sides;

    /** What a key adds on each side. */
    record Share(BigDecimal left, BigDecimal right) {
        static Share of(Side side, BigDecimal amount) {
            return side == Side.LEFT ? new Share(amount, BigDecimal.ZERO) : new Share(BigDecimal.ZERO, amount);
        }

        Share plus(Share more) {
            return new Share(left.add(more.left), right.add(more.right));
        }

        boolean agrees() {
            return left.compareTo(right) == 0;
        }
    }

    /**
     * What a key adds, by the value that tells sums apart.
     *
     * @param left why not all could be read on the left; null if all could
     * @param right the same on the right
     */
    record Shares(
            Map<String, Share> byValue,
            @Nullable UnreadAmount left,
            @Nullable UnreadAmount right) {
        boolean isReadable() {
            return left == null && right == null;
        }
    }

    private TotalRows(Total total, List<TermRows> sides) {
        this.total = total;
        this.sides = sides;
    }

    /**
     * Those of a total.
     *
     * @throws UnfitCheck if a side lacks the record set, or a column of it
     */
    public static TotalRows of(Total total, PassInputs inputs) throws UnfitCheck {
        var use = "the total '" + total.name() + "'";
        var sides = new ArrayList<TermRows>();
        for (Side side : Side.values()) {
            sides.add(TermRows.of(
                    inputs.need(side, total.records(), use),
                    total.sum().orElse(AccountEquation.ROWS),
                    Optional.empty(),
                    total.by().stream().toList(),
                    use));
        }
        return new TotalRows(total, List.copyOf(sides));
    }

    /** The name of the total. */
    public String name() {
        return total.name();
    }

    Shares shares(KeyGroup group) {
        var sums = new SideSums();
        sides.get(0).read(group, sums);
        var left = sums.unreadable;
        sums.begin(Side.RIGHT);
        sides.get(1).read(group, sums);
        return new Shares(sums.byValue, left, sums.unreadable);
    }

    /** Adds up both sides, one after the other. Not thread-safe. */
    private static final class SideSums implements TermRows.Sink {
        private final Map<String, Share> byValue = new TreeMap<>();
        private @Nullable UnreadAmount unreadable;
        private Side side = Side.LEFT;

        void begin(Side next) {
            side = next;
            unreadable = null;
        }

        @Override
        public void add(List<String> about, BigDecimal amount) {
            byValue.merge(about.isEmpty() ? "" : about.get(0), Share.of(side, amount), Share::plus);
        }

        @Override
        public void unreadable(List<String> about, UnreadAmount amount) {
            unreadable = unreadable == null ? amount : unreadable;
        }
    }
}
