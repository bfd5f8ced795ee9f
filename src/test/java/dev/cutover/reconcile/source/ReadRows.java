package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source has passed on, as texts. */
final class ReadRows implements RowConsumer {
    final List<List<@Nullable String>> rows = new ArrayList<>();
    final List<Long> places = new ArrayList<>();
    final List<List<@Nullable String>> legible = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    final List<Position> reached = new ArrayList<>();
    volatile int waits;

    /** All that it has. */
    static ReadRows of(RowSource source) throws UnreadableSource, InterruptedException {
        return of(source, new Position.Start());
    }

    static ReadRows of(RowSource source, Position from) throws UnreadableSource, InterruptedException {
        var read = new ReadRows();
        source.read(from, read);
        return read;
    }

    static List<@Nullable String> texts(FieldSlices row) {
        var texts = new String[row.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = row.text(i);
        }
        return Arrays.asList(texts);
    }

    @Override
    public void row(FieldSlices row) {
        rows.add(texts(row));
        places.add(row.place());
    }

    @Override
    public void unreadable(long place, String why) {
        unreadable.add(place + ": " + why);
    }

    @Override
    public void unreadable(FieldSlices row, String why) {
        legible.add(texts(row));
        unreadable(row.place(), why);
    }

    @Override
    public void reached(Position position) {
        reached.add(position);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone waits
    public void waiting() {
        waits++;
    }
}
