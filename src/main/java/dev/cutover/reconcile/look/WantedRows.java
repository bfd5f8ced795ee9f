package dev.cutover.reconcile.look;

import dev.cutover.reconcile.row.FieldSlices;
import dev.cutover.reconcile.row.ForwardingConsumer;
import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowEncoder;
import dev.cutover.reconcile.row.UnreadableSource;
import java.util.Collection;
import java.util.List;

/**
 * An input of which only the rows of some keys are passed on, and a few of other keys. As thread-safe as its source.
 */
final class WantedRows extends ForwardingSource {
    private final PassInput input;
    private final KeyFilter wanted;
    private final int rowBytes;

    WantedRows(PassInput input, KeyFilter wanted, int rowBytes) {
        super(input.source());
        this.rowBytes = rowBytes;
        this.input = input;
        this.wanted = wanted;
    }

    @Override
    public void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException {
        var encoder = new RowEncoder(input.layout(), rowBytes);
        source().read(from, new ForwardingConsumer(rows) {
            @Override
            public void row(FieldSlices row) throws InterruptedException {
                if (isWanted(encoder, row)) {
                    super.row(row);
                }
            }
        });
    }

    private boolean isWanted(RowEncoder encoder, FieldSlices row) {
        return encoder.hasKey(row) && (!encoder.encodeKey(row) || wanted.mayHave(encoder.keyHash()));
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
