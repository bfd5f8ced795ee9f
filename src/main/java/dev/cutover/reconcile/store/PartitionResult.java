package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.row.StoredText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What came out of one partition, as it is written down. Immutable. */
final class PartitionResult {
    private final Counts counts;
    private final UnjudgedKeys unjudged;
    private final List<String> incomplete;
    private final byte[] findings;

    /**
     * How many keys.
     *
     * @param suspects that have to be looked at again
     * @param cut that have more rows than were kept for their judge
     * @param gone that were asked for and have no rows
     */
    record Counts(long suspects, long cut, long gone) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(suspects + more.suspects, cut + more.cut, gone + more.gone);
        }
    }

    private PartitionResult(Counts counts, UnjudgedKeys unjudged, List<String> incomplete, byte[] findings) {
        this.counts = counts;
        this.unjudged = unjudged;
        this.incomplete = List.copyOf(incomplete);
        this.findings = findings;
    }

    Counts counts() {
        return counts;
    }

    /** Keys of which nothing is said, since not all rows were read. */
    UnjudgedKeys unjudged() {
        return unjudged;
    }

    /** Why it was not compared; empty if it was. */
    List<String> incomplete() {
        return incomplete;
    }

    static PartitionResult of(Counts counts, UnjudgedKeys unjudged, Findings findings) throws IOException {
        return new PartitionResult(counts, unjudged, List.of(), bytes(findings));
    }

    /** Of one of which nothing is said. */
    static PartitionResult failed(String why, UnjudgedKeys unjudged, Findings none) throws IOException {
        return new PartitionResult(Counts.NONE, unjudged, List.of(why), bytes(none));
    }

    private static byte[] bytes(Findings findings) throws IOException {
        var bytes = new ByteArrayOutputStream();
        findings.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    void addTo(Findings all) throws IOException {
        all.read(new DataInputStream(new ByteArrayInputStream(findings)));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(counts.suspects());
        out.writeLong(counts.cut());
        out.writeLong(counts.gone());
        unjudged.write(out);
        StoredText.writeAll(out, incomplete);
        out.writeInt(findings.length);
        out.write(findings);
    }

    static PartitionResult read(DataInput in, List<InputRead> inputs) throws IOException {
        var counts = new Counts(in.readLong(), in.readLong(), in.readLong());
        var unjudged = UnjudgedKeys.read(in, inputs);
        var incomplete = StoredText.readAll(in);
        byte[] findings = new byte[in.readInt()];
        in.readFully(findings);
        return new PartitionResult(counts, unjudged, incomplete, findings);
    }
}
