package dev.cutover.reconcile.look;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.spi.RecordSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * An input of which only the rows of some keys are passed on, and a few of other keys. As thread-safe as its source.
 */
final class WantedRows implements RowSource {
    private final RowSource source;
    private final PassInput input;
    private final KeyFilter wanted;
    private final int rowBytes;

    WantedRows(PassInput input, KeyFilter wanted, int rowBytes) {
        this.rowBytes = rowBytes;
        this.source = input.source();
        this.input = input;
        this.wanted = wanted;
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        var encoder = new RowEncoder(input.layout(), rowBytes);
        source.read(from, new RowConsumer() {
            @Override
            public void row(FieldSlices row) throws InterruptedException {
                if (isWanted(encoder, row)) {
                    rows.row(row);
                }
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
        });
    }

    private boolean isWanted(RowEncoder encoder, FieldSlices row) {
        return encoder.hasKey(row) && (!encoder.encodeKey(row) || wanted.mayHave(encoder.keyHash()));
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
    public Unit unit() {
        return source.unit();
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
        return false;
    }

    @Override
    public void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource {
        throw new UnreadableSource(name() + " is being looked at again");
    }
}
