package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.ForwardingConsumer;
import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A source of which each step is known: a row that it passes on, or a position. Looks again at nothing. */
final class WatchedRows extends ForwardingSource {
    private final Step step;

    WatchedRows(RowSource source, Step step) {
        super(source);
        this.step = step;
    }

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
        source().read(from, new ForwardingConsumer(rows) {
            @Override
            public void row(FieldSlices row) throws InterruptedException {
                step.taken();
                super.row(row);
            }

            @Override
            public void reached(Position position) throws InterruptedException {
                super.reached(position);
                step.taken();
            }
        });
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) {
        throw new UnsupportedOperationException();
    }
}
