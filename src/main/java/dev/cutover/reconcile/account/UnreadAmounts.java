package dev.cutover.reconcile.account;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** Of how many keys a total lacks amounts that could not be read. Not thread-safe. */
final class UnreadAmounts {
    private long keys;
    /** Why, of one of them: the first by its letters. */
    private String example = "";

    void add(TotalRows.Shares shares) {
        if (!shares.isReadable()) {
            add(1, shares.left() == null ? String.valueOf(shares.right()) : shares.left());
        }
    }

    void merge(UnreadAmounts other) {
        add(other.keys, other.example);
    }

    private void add(long more, String why) {
        keys += more;
        if (example.isEmpty() || (!why.isEmpty() && why.compareTo(example) < 0)) {
            example = why;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(keys);
        StoredText.write(out, example);
    }

    void read(DataInput in) throws IOException {
        add(in.readLong(), StoredText.read(in));
    }

    /** What a result says of it; empty if all could be read. */
    Optional<String> sentence(String total) {
        return keys == 0
                ? Optional.empty()
                : Optional.of("the total '" + total + "' lacks what could not be read of "
                        + Counted.grouped(keys, "key", "keys") + ": " + example);
    }
}
