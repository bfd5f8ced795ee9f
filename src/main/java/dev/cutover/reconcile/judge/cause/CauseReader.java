package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Cause.Sampled;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link CauseWriter} wrote. Not thread-safe. */
final class CauseReader {
    private final DataInput in;
    private final List<Signature> signatures = new ArrayList<>();
    private final List<List<Signature>> lists = new ArrayList<>();
    private final List<Sampled> samples = new ArrayList<>();

    CauseReader(DataInput in) {
        this.in = in;
    }

    Signature signature() throws IOException {
        int number = in.readInt();
        if (number == signatures.size()) {
            signatures.add(new Signature(
                    ProblemKind.valueOf(StoredText.read(in)),
                    StoredText.read(in),
                    Form.valueOf(StoredText.read(in)),
                    StoredText.read(in)));
        }
        return signatures.get(number);
    }

    KeptSample sample() throws IOException {
        int rank = in.readInt();
        int list = in.readInt();
        if (list == lists.size()) {
            lists.add(list());
        }
        int number = in.readInt();
        if (number == samples.size()) {
            samples.add(sampled(lists.get(list).get(0)));
        }
        return new KeptSample(rank, samples.get(number), lists.get(list));
    }

    private List<Signature> list() throws IOException {
        var list = new ArrayList<Signature>(3);
        for (int rest = in.readInt(); rest > 0; rest--) {
            list.add(signature());
        }
        return List.copyOf(list);
    }

    private Sampled sampled(Signature signature) throws IOException {
        return new Sampled(
                StoredText.readAll(in),
                new Discrepancy(
                        signature.kind(), signature.about(), StoredText.readNullable(in), StoredText.readNullable(in)),
                Optional.ofNullable(StoredText.readNullable(in)));
    }
}
