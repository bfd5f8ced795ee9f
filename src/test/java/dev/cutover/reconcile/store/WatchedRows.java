package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A source of which each step is known: a row that it passes on, or a position. */
record WatchedRows(RowSource source, Step step) implements RowSource {

    /** What happens at each step, on the thread that reads. */
    @FunctionalInterface
    interface Step {
        void taken() throws InterruptedException;
    }

    /** Stands for the end of the process: nobody catches it, and nothing is written after it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts a step down; after the last one the process is at its end. */
    static void count(AtomicInteger steps) {
        if (steps.decrementAndGet() < 0) {
            throw new Killed();
        }
    }

    /** In a process that comes to its end after so many steps. */
    static WatchedRows mortal(RowSource source, AtomicInteger steps) {
        return new WatchedRows(source, () -> count(steps));
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        source.read(from, new RowConsumer() {
            @Override
            public void row(FieldSlices row) throws InterruptedException {
                step.taken();
                rows.row(row);
            }

            @Override
            public void unreadable(long place, String why) {
                rows.unreadable(place, why);
            }

            @Override
            public void unreadable(FieldSlices row, String why) throws InterruptedException {
                rows.unreadable(row, why);
            }

            @Override
            public void reached(Position position) throws InterruptedException {
                rows.reached(position);
                step.taken();
            }
        });
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<RecordSet.Column> columns() {
        return source.columns();
    }

    @Override
    public String identity() {
        return source.identity();
    }

    @Override
    public OptionalLong size() {
        return source.size();
    }

    @Override
    public long progress() {
        return source.progress();
    }

    @Override
    public boolean canLookAgain() {
        return source.canLookAgain();
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) {
        throw new UnsupportedOperationException();
    }
}
