package dev.cutover.reconcile.judge;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sums by line, of which only so many can be told. Where there are more, detail is given up, as little as will do: so
 * neither the lines nor their sums depend on the order in which they are added. Not thread-safe.
 *
 * @param <L> a line, of which two that are told apart are not equal
 * @param <A> what is added up
 */
public final class BoundedLines<L extends Comparable<L>, A> {
    private final int most;
    private final Scheme<L, A> scheme;
    private final Map<L, A> lines = new TreeMap<>();
    private int givenUp;

    /** Empty ones, of which at most so many are told. */
    public BoundedLines(int most, Scheme<L, A> scheme) {
        this.most = most;
        this.scheme = scheme;
    }

    /** What detail lines have, and how they are added up and written. Stateless. */
    public interface Scheme<L, A> {

        /** How many details can be given up, one after another. */
        int details();

        /** A line without its first details. */
        L without(L line, int details);

        A plus(A one, A other);

        void write(DataOutput out, L line, A sum) throws IOException;

        /** Passes on the line and the sum that were written. */
        void read(DataInput in, BiConsumer<L, A> to) throws IOException;
    }

    public void add(L line, A sum) {
        lines.merge(scheme.without(line, givenUp), sum, scheme::plus);
        while (lines.size() > most && givenUp < scheme.details()) {
            giveUp(givenUp + 1);
        }
    }

    private void giveUp(int details) {
        if (details <= givenUp) {
            return;
        }
        givenUp = details;
        var before = new LinkedHashMap<>(lines);
        lines.clear();
        before.forEach((line, sum) -> lines.merge(scheme.without(line, givenUp), sum, scheme::plus));
    }

    /** Adds those of another part. */
    public void merge(BoundedLines<L, A> other) {
        giveUp(other.givenUp);
        other.lines.forEach(this::add);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(givenUp);
        out.writeInt(lines.size());
        for (Map.Entry<L, A> line : lines.entrySet()) {
            scheme.write(out, line.getKey(), line.getValue());
        }
    }

    /** Adds what was written. */
    public void read(DataInput in) throws IOException {
        giveUp(in.readInt());
        for (int rest = in.readInt(); rest > 0; rest--) {
            scheme.read(in, this::add);
        }
    }

    /** Tells all lines, in their order. */
    public void forEach(BiConsumer<L, A> to) {
        lines.forEach(to);
    }

    /** How many details the lines lack, because there were too many to be told. */
    public int givenUp() {
        return givenUp;
    }

    /** How many are told at most. */
    public int most() {
        return most;
    }
}
