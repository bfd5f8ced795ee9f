package dev.cutover.reconcile.judge.cause;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many keys have which values of the dimensions. Not thread-safe. */
public final class Dimensions {
    private final List<String> names;
    private final List<DimensionCounts> counts = new ArrayList<>();
    private long keys;

    public Dimensions(List<String> names) {
        this.names = List.copyOf(names);
        names.forEach(name -> counts.add(new DimensionCounts()));
    }

    /** Counts a key. */
    public void key() {
        keys++;
    }

    /** Counts the value that a key has in a dimension and returns its number; -1 if it is not counted. */
    public int count(int dimension, byte[] bytes, int start, int length) {
        return counts.get(dimension).count(bytes, start, length, 1);
    }

    /** Whether the values of a dimension are so many that they are not counted any more. */
    public boolean hasTooMany(int dimension) {
        return counts.get(dimension).hasTooMany();
    }

    public List<String> names() {
        return names;
    }

    /** Adds those of another part; says which number each of its values has here, by dimension. */
    public List<int[]> merge(Dimensions other) {
        keys += other.keys;
        var numbers = new ArrayList<int[]>();
        for (int i = 0; i < counts.size(); i++) {
            numbers.add(counts.get(i).merge(other.counts.get(i)));
        }
        return numbers;
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(keys);
        for (DimensionCounts values : counts) {
            values.write(out);
        }
    }

    public static Dimensions read(DataInput in, List<String> names) throws IOException {
        var read = new Dimensions(names);
        read.keys = in.readLong();
        for (int i = 0; i < names.size(); i++) {
            read.counts.set(i, DimensionCounts.read(in));
        }
        return read;
    }

    long keys() {
        return keys;
    }

    DimensionCounts counts(int dimension) {
        return counts.get(dimension);
    }
}
