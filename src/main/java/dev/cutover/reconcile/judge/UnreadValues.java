package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.cause.FormAdvice;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Discrepancy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that differ because the rule of their column cannot read them, by column and side. Not thread-safe. */
final class UnreadValues {
    private final Map<Place, Unread> unread = new TreeMap<>(Place.ORDER);

    private record Place(String column, Side side) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::column).thenComparing(Place::side);
    }

    /** With one of the values, the one that says most of its form. */
    private record Unread(long values, String example) {
        Unread plus(Unread more) {
            return new Unread(values + more.values, FormAdvice.moreTelling(example, more.example));
        }
    }

    /** Counts the values of a problem about them. */
    void add(ComparedPair pair, Discrepancy problem) {
        add(pair, problem.about(), Side.LEFT, problem.left());
        add(pair, problem.about(), Side.RIGHT, problem.right());
    }

    private void add(ComparedPair pair, String column, Side side, @Nullable String value) {
        if (value != null && !value.isEmpty() && !pair.reads(column, value)) {
            unread.merge(new Place(column, side), new Unread(1, value), Unread::plus);
        }
    }

    void merge(UnreadValues other) {
        other.unread.forEach((place, more) -> unread.merge(place, more, Unread::plus));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(unread.size());
        for (Map.Entry<Place, Unread> one : unread.entrySet()) {
            StoredText.write(out, one.getKey().column());
            out.writeBoolean(one.getKey().side() == Side.LEFT);
            out.writeLong(one.getValue().values());
            StoredText.write(out, one.getValue().example());
        }
    }

    void read(DataInput in) throws IOException {
        for (int rest = in.readInt(); rest > 0; rest--) {
            var place = new Place(StoredText.read(in), in.readBoolean() ? Side.LEFT : Side.RIGHT);
            unread.merge(place, new Unread(in.readLong(), StoredText.read(in)), Unread::plus);
        }
    }

    /** The columns that have such values. */
    Set<String> columns() {
        var columns = new TreeSet<String>();
        unread.keySet().forEach(place -> columns.add(place.column()));
        return columns;
    }

    void report(ComparedPair pair, ResultParts result) {
        unread.forEach((place, one) -> {
            var advice = new FormAdvice(place.side(), pair.form(place.column(), place.side()));
            result.addAdvice(
                    pair.isTime(place.column())
                            ? advice.ofTimes(place.column(), one.values(), one.example())
                            : advice.ofNumbers(place.column(), one.values(), one.example()));
        });
    }
}
