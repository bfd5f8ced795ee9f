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
    private final long suspects;
    private final UnjudgedKeys unjudged;
    private final long cut;
    private final long gone;
    private final List<String> incomplete;
    private final byte[] findings;

    private PartitionResult(
            long suspects, UnjudgedKeys unjudged, long cut, long gone, List<String> incomplete, byte[] findings) {
        this.suspects = suspects;
        this.unjudged = unjudged;
        this.cut = cut;
        this.gone = gone;
        this.incomplete = List.copyOf(incomplete);
        this.findings = findings;
    }

    long suspects() {
        return suspects;
    }

    /** Keys of which nothing is said, since not all rows were read. */
    UnjudgedKeys unjudged() {
        return unjudged;
    }

    /** Keys that have more rows than were kept for their judge. */
    long cut() {
        return cut;
    }

    /** Keys that were asked for and have no rows. */
    long gone() {
        return gone;
    }

    /** Why it was not compared; empty if it was. */
    List<String> incomplete() {
        return incomplete;
    }

    static PartitionResult of(long suspects, UnjudgedKeys unjudged, long cut, long gone, Findings findings)
            throws IOException {
        return new PartitionResult(suspects, unjudged, cut, gone, List.of(), bytes(findings));
    }

    /** Of one of which nothing is said. */
    static PartitionResult failed(String why, UnjudgedKeys unjudged, Findings none) throws IOException {
        return new PartitionResult(0, unjudged, 0, 0, List.of(why), bytes(none));
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
        out.writeLong(suspects);
        unjudged.write(out);
        out.writeLong(cut);
        out.writeLong(gone);
        StoredText.writeAll(out, incomplete);
        out.writeInt(findings.length);
        out.write(findings);
    }

    static PartitionResult read(DataInput in, List<InputRead> inputs) throws IOException {
        long suspects = in.readLong();
        var unjudged = UnjudgedKeys.read(in, inputs);
        long cut = in.readLong();
        long gone = in.readLong();
        var incomplete = StoredText.readAll(in);
        byte[] findings = new byte[in.readInt()];
        in.readFully(findings);
        return new PartitionResult(suspects, unjudged, cut, gone, incomplete, findings);
    }
}
