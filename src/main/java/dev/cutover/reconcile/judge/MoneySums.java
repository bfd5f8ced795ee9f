package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.RuleWords;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up by how much amounts differ, each currency by itself. Not thread-safe. */
public final class MoneySums {
    /** More of them are no currencies. */
    private static final int MOST_CURRENCIES = 200;

    private final Map<String, BigDecimal> byCurrency = new TreeMap<>();
    private long unread;
    private boolean isTooMuch;

    /** An amount of a side: what is not there is 0. */
    public record Amount(@Nullable String text, @Nullable String currency) {
        private Optional<BigDecimal> read() {
            if (text == null) {
                return Optional.of(BigDecimal.ZERO);
            }
            DecimalSlice number = DecimalSlice.of(text);
            return number == null ? Optional.empty() : number.amount();
        }

        private String of() {
            return currency == null ? "" : currency.strip();
        }
    }

    /** Amounts of two currencies do not differ by anything: each counts in full. */
    void add(Amount left, Amount right) {
        Optional<BigDecimal> one = left.read();
        Optional<BigDecimal> other = right.read();
        if (one.isEmpty() || other.isEmpty()) {
            unread();
        } else if (left.of().equals(right.of())) {
            add(left.of(), one.get().subtract(other.get()));
        } else {
            add(left.of(), one.get());
            add(right.of(), other.get());
        }
    }

    /** A difference, whatever its sign. */
    public void add(String currency, BigDecimal difference) {
        if (difference.signum() != 0) {
            byCurrency.merge(currency, difference.abs(), BigDecimal::add);
            if (byCurrency.size() > MOST_CURRENCIES) {
                isTooMuch = true;
                byCurrency.clear();
            }
        }
    }

    /** An amount that differs and cannot be read. */
    public void unread() {
        unread++;
    }

    public void merge(MoneySums other) {
        unread += other.unread;
        isTooMuch |= other.isTooMuch;
        other.byCurrency.forEach(this::add);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(unread);
        out.writeBoolean(isTooMuch);
        out.writeInt(byCurrency.size());
        for (Map.Entry<String, BigDecimal> sum : byCurrency.entrySet()) {
            StoredText.write(out, sum.getKey());
            StoredText.write(out, sum.getValue().toString());
        }
    }

    public void read(DataInput in) throws IOException {
        unread += in.readLong();
        isTooMuch |= in.readBoolean();
        for (int rest = in.readInt(); rest > 0; rest--) {
            add(StoredText.read(in), new BigDecimal(StoredText.read(in)));
        }
    }

    /** Why they say nothing, as a part of a sentence; empty if they do. */
    Optional<String> unknown() {
        if (unread > 0) {
            return Optional.of(
                    Counted.grouped(unread, "amount that differs is no number", "amounts that differ are no numbers"));
        }
        return isTooMuch
                ? Optional.of("the column of the currency has more than " + MOST_CURRENCIES + " values")
                : Optional.empty();
    }

    /** One of each currency in which something differs. */
    List<MoneyDifference> differences() {
        return byCurrency.entrySet().stream()
                .map(sum -> new MoneyDifference(sum.getKey(), new BigDecimal(RuleWords.plain(sum.getValue()))))
                .toList();
    }
}
