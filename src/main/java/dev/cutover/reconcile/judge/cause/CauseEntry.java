package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.row.StoredText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the problems with one signature. Not thread-safe. */
final class CauseEntry {
    private final Signature signature;
    private final SmallestSamples samples = new SmallestSamples();
    /** By dimension, then by the number of the value. */
    private final int[][] places;

    private long count;
    /** How many more there may have been before it was counted from the beginning, or again. */
    private long missed;
    /** Where all problems have the same other signature of a form, its detail; null before there is a problem. */
    private @Nullable String delta;

    private @Nullable String ratio;
    private @Nullable String column;

    CauseEntry(Signature signature, int dimensions, long missed) {
        this.signature = signature;
        this.missed = missed;
        this.places = new int[dimensions][0];
    }

    Signature signature() {
        return signature;
    }

    long count() {
        return count;
    }

    boolean isAtLeast() {
        return missed > 0;
    }

    /** As many as there can be. */
    long most() {
        return count + missed;
    }

    /** So many may have been dropped somewhere else. */
    void mayMiss(long more) {
        missed += more;
    }

    SmallestSamples samples() {
        return samples;
    }

    /** The two words that a signature of words is about. */
    WordPair words() {
        return WordPair.of(samples.list().get(0).sampled().problem());
    }

    /** How many have a value of a dimension. */
    int counted(int dimension, int value) {
        return value < places[dimension].length ? places[dimension][value] : 0;
    }

    /** Whether all of its problems also have that signature, so that it says no more than that one. */
    boolean isPartOf(Signature other) {
        return switch (other.form()) {
            case DELTA -> other.detail().equals(delta);
            case RATIO -> other.detail().equals(ratio);
            case OF_COLUMN -> other.detail().equals(column);
            default -> false;
        };
    }

    void add(ProblemSignatures all, int[] values, FoundProblem found) {
        count++;
        delta = common(delta, all.delta());
        ratio = common(ratio, all.ratio());
        column = common(column, all.column());
        for (int i = 0; i < places.length; i++) {
            if (values[i] >= 0) {
                add(i, values[i], 1);
            }
        }
        int rank = found.rank();
        if (samples.mayKeep(rank)) {
            samples.add(new KeptSample(rank, found.sampled(), all.all()));
        }
    }

    /** Adds those of another part, where the values of a dimension have other numbers. */
    void merge(CauseEntry other, List<int[]> numbers) {
        count += other.count;
        missed += other.missed;
        delta = common(delta, other.delta);
        ratio = common(ratio, other.ratio);
        column = common(column, other.column);
        samples.addAll(other.samples);
        for (int i = 0; i < places.length; i++) {
            int[] here = numbers.get(i);
            for (int value = 0; value < other.places[i].length && value < here.length; value++) {
                if (here[value] >= 0 && other.places[i][value] > 0) {
                    add(i, here[value], other.places[i][value]);
                }
            }
        }
    }

    void write(DataOutput out, CauseWriter causes) throws IOException {
        causes.signature(signature);
        out.writeLong(count);
        out.writeLong(missed);
        StoredText.write(out, delta);
        StoredText.write(out, ratio);
        StoredText.write(out, column);
        for (int[] values : places) {
            out.writeInt(values.length);
            for (int value : values) {
                out.writeInt(value);
            }
        }
        List<KeptSample> kept = samples.list();
        out.writeInt(kept.size());
        for (KeptSample sample : kept) {
            causes.sample(sample);
        }
    }

    static CauseEntry read(DataInput in, CauseReader causes, int dimensions) throws IOException {
        var entry = new CauseEntry(causes.signature(), dimensions, 0);
        entry.count = in.readLong();
        entry.missed = in.readLong();
        entry.delta = StoredText.readNullable(in);
        entry.ratio = StoredText.readNullable(in);
        entry.column = StoredText.readNullable(in);
        for (int i = 0; i < dimensions; i++) {
            entry.places[i] = new int[in.readInt()];
            for (int value = 0; value < entry.places[i].length; value++) {
                entry.places[i][value] = in.readInt();
            }
        }
        for (int rest = in.readInt(); rest > 0; rest--) {
            entry.samples.add(causes.sample());
        }
        return entry;
    }

    private void add(int dimension, int value, int times) {
        if (value >= places[dimension].length) {
            int size = Math.min(DimensionCounts.MOST, Math.max(value + 1, 2 * places[dimension].length));
            places[dimension] = Arrays.copyOf(places[dimension], size);
        }
        places[dimension][value] += times;
    }

    private static @Nullable String common(@Nullable String known, @Nullable String more) {
        if (known == null || more == null) {
            return known == null ? more : known;
        }
        return known.equals(more) ? known : ProblemSignatures.NONE;
    }
}
