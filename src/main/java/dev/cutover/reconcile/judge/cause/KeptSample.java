package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Cause.Sampled;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A sample and its rank, which depends on its key alone. Immutable.
 *
 * @param signatures all those of its problem
 */
record KeptSample(int rank, Sampled sampled, List<Signature> signatures) {
    static final Comparator<KeptSample> ORDER = Comparator.comparingInt(KeptSample::rank)
            .thenComparing(sample -> String.join("\0", sample.sampled().key()));

    void write(DataOutput out) throws IOException {
        out.writeInt(rank);
        out.writeInt(sampled.key().size());
        for (String part : sampled.key()) {
            StoredText.write(out, part);
        }
        Discrepancy problem = sampled.problem();
        StoredText.write(out, problem.kind().name());
        StoredText.write(out, problem.about());
        StoredText.write(out, problem.left());
        StoredText.write(out, problem.right());
        StoredText.write(out, sampled.ofRecord().orElse(null));
        out.writeInt(signatures.size());
        for (Signature signature : signatures) {
            writeSignature(out, signature);
        }
    }

    static KeptSample read(DataInput in) throws IOException {
        int rank = in.readInt();
        var key = new ArrayList<String>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            key.add(StoredText.read(in));
        }
        var problem = new Discrepancy(
                ProblemKind.valueOf(StoredText.read(in)),
                StoredText.read(in),
                StoredText.readNullable(in),
                StoredText.readNullable(in));
        Optional<String> ofRecord = Optional.ofNullable(StoredText.readNullable(in));
        var signatures = new ArrayList<Signature>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            signatures.add(readSignature(in));
        }
        return new KeptSample(rank, new Sampled(key, problem, ofRecord), signatures);
    }

    static void writeSignature(DataOutput out, Signature signature) throws IOException {
        StoredText.write(out, signature.kind().name());
        StoredText.write(out, signature.about());
        StoredText.write(out, signature.form().name());
        StoredText.write(out, signature.detail());
    }

    static Signature readSignature(DataInput in) throws IOException {
        return new Signature(
                ProblemKind.valueOf(StoredText.read(in)),
                StoredText.read(in),
                Form.valueOf(StoredText.read(in)),
                StoredText.read(in));
    }
}
