package dev.cutover.reconcile.row;

/** Passes on to another consumer whatever it does not change itself. As thread-safe as the other one. */
public abstract class ForwardingConsumer implements RowConsumer {
    private final RowConsumer rows;

    protected ForwardingConsumer(RowConsumer rows) {
        this.rows = rows;
    }

    @Override
    public void row(FieldSlices row) throws InterruptedException {
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
    }

    @Override
    public void waiting() {
        rows.waiting();
    }
}
