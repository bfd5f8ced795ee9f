package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Cause.Sampled;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes signatures and samples, each once: where one comes again, only its number is written. {@link CauseReader}
 * reads them. Not thread-safe.
 */
final class CauseWriter {
    private final DataOutput out;
    private final Map<Signature, Integer> signatures = new HashMap<>();
    /** A problem has one list of signatures and one sample, whatever counts it: none of them need be compared. */
    private final IdentityHashMap<List<Signature>, Integer> lists = new IdentityHashMap<>();

    private final IdentityHashMap<Sampled, Integer> samples = new IdentityHashMap<>();

    CauseWriter(DataOutput out) {
        this.out = out;
    }

    void signature(Signature signature) throws IOException {
        if (isNew(signatures.putIfAbsent(signature, signatures.size()), signatures.size())) {
            StoredText.write(out, signature.kind().name());
            StoredText.write(out, signature.about());
            StoredText.write(out, signature.form().name());
            StoredText.write(out, signature.detail());
        }
    }

    void sample(KeptSample sample) throws IOException {
        out.writeInt(sample.rank());
        if (isNew(lists.putIfAbsent(sample.signatures(), lists.size()), lists.size())) {
            out.writeInt(sample.signatures().size());
            for (Signature signature : sample.signatures()) {
                signature(signature);
            }
        }
        if (isNew(samples.putIfAbsent(sample.sampled(), samples.size()), samples.size())) {
            sampled(sample.sampled());
        }
    }

    /** Its signatures say what kind of problem it is, and what about. */
    private void sampled(Sampled sampled) throws IOException {
        StoredText.writeAll(out, sampled.key());
        StoredText.write(out, sampled.problem().left());
        StoredText.write(out, sampled.problem().right());
        StoredText.write(out, sampled.ofRecord().orElse(null));
    }

    /** Writes the number of something that was known by it, or is the last of so many known by now. */
    private boolean isNew(@Nullable Integer known, int count) throws IOException {
        out.writeInt(known == null ? count - 1 : known);
        return known == null;
    }
}
