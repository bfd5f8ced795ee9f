package dev.cutover.reconcile.store;

import dev.cutover.reconcile.row.EncodedRow;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.store.disk.BrokenPartition;
import dev.cutover.reconcile.store.disk.PartitionFile;
import java.io.IOException;
import java.util.List;

/** Brings the rows of a partition into a table. Not thread-safe. */
final class PartitionLoad {
    private final KeyTable table;
    private final List<InputLayout> layouts;
    private final StoreLimits limits;

    PartitionLoad(KeyTable table, List<InputLayout> layouts, StoreLimits limits) {
        this.layouts = layouts;
        this.table = table;
        this.limits = limits;
    }

    /** All rows; they must fit. */
    void all(PartitionRows rows) throws IOException, BrokenPartition {
        table.begin((int) rows.bytes(), (int) rows.rows());
        for (int input = 0; input < rows.files().size(); input++) {
            var part = rows.parts().get(input);
            if (part.bytes() > 0) {
                try (var file = new PartitionFile(rows.files().get(input), part)) {
                    table.chain(file.readAll(table.bytes(), table.end()));
                }
            }
            table.endInput();
        }
    }

    /**
     * All keys, but of the most frequent ones only the first rows: for a partition that no splitting makes smaller,
     * since most of it is one key.
     */
    void firstOfEachKey(PartitionRows rows) throws IOException, BrokenPartition, InterruptedException {
        int room = limits.partitionBytes();
        table.begin(room + limits.rowBytes(), (int) Math.min(rows.rows(), room / 32));
        table.count();
        for (int input = 0; input < rows.files().size(); input++) {
            var part = rows.parts().get(input);
            if (part.bytes() > 0) {
                try (var file = new PartitionFile(rows.files().get(input), part)) {
                    offerAll(file, room, new EncodedRow(layouts.get(input)));
                }
            }
            table.endInput();
        }
    }

    private void offerAll(PartitionFile file, int room, EncodedRow view)
            throws IOException, BrokenPartition, InterruptedException {
        while (file.next(table.bytes(), table.end()) > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!table.offer(limits.rowsPerKey(), room / 4 * 3, room, view)) {
                throw new BrokenPartition("its keys do not fit into memory");
            }
        }
    }
}
