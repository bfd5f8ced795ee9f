package dev.cutover.reconcile.account;

import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Of how many keys a total lacks amounts that could not be read. Not thread-safe. */
final class UnreadAmounts {
    private long keys;
    /** One of them: the first by its letters; null if there is none. */
    private @Nullable UnreadAmount example;

    void add(TotalRows.Shares shares) {
        if (!shares.isReadable()) {
            add(1, shares.left() == null ? shares.right() : shares.left());
        }
    }

    void merge(UnreadAmounts other) {
        add(other.keys, other.example);
    }

    private void add(long more, @Nullable UnreadAmount one) {
        keys += more;
        if (example == null || (one != null && one.compareTo(example) < 0)) {
            example = one;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(keys);
        out.writeBoolean(example != null);
        if (example != null) {
            StoredText.write(out, example.why());
            StoredText.write(out, example.value());
        }
    }

    void read(DataInput in) throws IOException {
        long more = in.readLong();
        add(more, in.readBoolean() ? new UnreadAmount(StoredText.read(in), StoredText.read(in)) : null);
    }

    /**
     * Says why the total is incomplete; the value that is an example is advice, which a redacted column has none of.
     */
    void report(String total, ResultParts result) {
        if (example != null) {
            result.addIncomplete("the total '" + total + "' lacks what could not be read of "
                    + Counted.grouped(keys, "key", "keys") + ": " + example.why());
            if (!example.value().isEmpty()) {
                result.addAdvice("the total '" + total + "' lacks an amount since " + example.why() + ": `"
                        + example.value() + "`");
            }
        }
    }
}
