package dev.cutover.reconcile.judge.cause;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts problems by what they have in common. Signatures with values in them are as many as the data has: the most
 * frequent ones are kept, as lossy counting does (Manku and Motwani, 2002), so that a count is exact, or says that it
 * may be too low. All others are exact. Parts can be added up in any order; only if there are more signatures than are
 * kept may the rare ones depend on it.
 *
 * @see Form#isOpen()
 */
public final class CauseCounts {
    /** So many signatures with values in them are kept, and twice as many between two clearings. */
    private static final int KEPT = 256;

    private static final Comparator<CauseEntry> MOST_FREQUENT = Comparator.comparingLong(CauseEntry::count)
            .reversed()
            .thenComparing(entry -> entry.signature().about())
            .thenComparing(entry -> entry.signature().form())
            .thenComparing(entry -> entry.signature().detail());

    private final int dimensions;
    private final SignatureReader reader = new SignatureReader();
    private final Map<Signature, CauseEntry> closed = new HashMap<>();
    private final Map<Signature, CauseEntry> open = new HashMap<>();
    /** The highest count that was dropped. */
    private long dropped;

    public CauseCounts(int dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * Counts a problem.
     *
     * @param values the numbers of the values that its key has in the dimensions; -1 for none
     */
    public void add(FoundProblem found, int[] values) {
        ProblemSignatures signatures = reader.of(found);
        closed(signatures.whole()).add(signatures, values, found);
        List<Signature> all = signatures.all();
        for (int i = 0; i < all.size(); i++) {
            Signature signature = all.get(i);
            (signature.form().isOpen() ? open(signature) : closed(signature)).add(signatures, values, found);
        }
    }

    /** Adds those of another part, where the values of a dimension have other numbers. */
    public void merge(CauseCounts other, List<int[]> numbers) {
        other.closed.values().forEach(entry -> closed(entry.signature()).merge(entry, numbers));
        long droppedThere = other.dropped;
        long droppedHere = dropped;
        for (CauseEntry entry : other.open.values()) {
            open.computeIfAbsent(entry.signature(), signature -> new CauseEntry(signature, dimensions, droppedHere))
                    .merge(entry, numbers);
        }
        if (droppedThere > 0) {
            open.values().stream()
                    .filter(entry -> !other.open.containsKey(entry.signature()))
                    .forEach(entry -> entry.mayMiss(droppedThere));
        }
        dropped += droppedThere;
        clear(KEPT);
    }

    public void write(DataOutput out) throws IOException {
        var causes = new CauseWriter(out);
        out.writeLong(dropped);
        for (Map<Signature, CauseEntry> entries : List.of(closed, open)) {
            out.writeInt(entries.size());
            for (CauseEntry entry : sorted(entries.values())) {
                entry.write(out, causes);
            }
        }
    }

    public static CauseCounts read(DataInput in, int dimensions) throws IOException {
        var read = new CauseCounts(dimensions);
        var causes = new CauseReader(in);
        read.dropped = in.readLong();
        for (Map<Signature, CauseEntry> entries : List.of(read.closed, read.open)) {
            for (int rest = in.readInt(); rest > 0; rest--) {
                CauseEntry entry = CauseEntry.read(in, causes, dimensions);
                entries.put(entry.signature(), entry);
            }
        }
        return read;
    }

    /** All of them, the most frequent first. */
    List<CauseEntry> entries() {
        var all = new ArrayList<>(closed.values());
        all.addAll(open.values());
        return sorted(all);
    }

    private CauseEntry closed(Signature signature) {
        CauseEntry entry = closed.get(signature);
        return entry == null
                ? closed.computeIfAbsent(signature, wanted -> new CauseEntry(wanted, dimensions, 0))
                : entry;
    }

    private CauseEntry open(Signature signature) {
        CauseEntry entry = open.get(signature);
        if (entry == null) {
            clear(2 * KEPT - 1);
            entry = new CauseEntry(signature, dimensions, dropped);
            open.put(signature, entry);
        }
        return entry;
    }

    /** Drops the least frequent ones if there are more than so many. */
    private void clear(int most) {
        if (open.size() <= most) {
            return;
        }
        List<CauseEntry> rare = sorted(open.values()).subList(KEPT, open.size());
        dropped = Math.max(dropped, rare.get(0).most());
        rare.forEach(entry -> open.remove(entry.signature()));
    }

    private static List<CauseEntry> sorted(Collection<CauseEntry> entries) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(MOST_FREQUENT.thenComparing(entry -> entry.signature().kind()));
        return Collections.unmodifiableList(sorted);
    }
}
