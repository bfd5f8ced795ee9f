package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What a later look at a pass has found.
 *
 * @param findings of the keys that are settled by it
 * @param suspects how many keys have to be looked at again, or could not be read
 * @param unread how many of them could not be read
 * @param gone of how many keys that were asked for no side has a row any more
 * @param why the reason, as a sentence; empty if all could
 */
record LookOutcome(Findings findings, long suspects, long unread, long gone, String why) {

    /** Of the last look: what is not said of some keys. */
    Optional<String> unread(Pass pass) {
        return unread == 0
                ? Optional.empty()
                : Optional.of("nothing is said of " + Counted.grouped(unread, "key", "keys") + " of " + pass.name()
                        + " that could not be read again: " + why);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(suspects);
        out.writeLong(unread);
        out.writeLong(gone);
        StoredText.write(out, why);
        findings.write(out);
    }

    static LookOutcome read(DataInput in, Findings empty) throws IOException {
        long suspects = in.readLong();
        long unread = in.readLong();
        long gone = in.readLong();
        String why = StoredText.read(in);
        empty.read(in);
        return new LookOutcome(empty, suspects, unread, gone, why);
    }
}
