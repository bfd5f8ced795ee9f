package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.store.disk.BrokenPartition;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.util.List;

/** Compares one partition after another, with one table in memory. Not thread-safe. */
final class PartitionComparison {
    private final Pass pass;
    private final StandingRule standings;
    private final List<InputRead> inputs;
    private final StoreLimits limits;
    private final PassFiles files;
    private final PartitionLoad load;
    private final KeyTable table;

    PartitionComparison(
            Pass pass, StandingRule standings, List<InputRead> inputs, StoreLimits limits, PassFiles files) {
        this.pass = pass;
        this.standings = standings;
        this.inputs = inputs;
        this.limits = limits;
        this.files = files;
        this.table =
                new KeyTable(inputs.size(), inputs.size() == 2 && !pass.judge().judgesEqualRows());
        this.load = new PartitionLoad(
                table, pass.inputs().stream().map(PassInput::layout).toList(), limits);
    }

    /** Judges the keys of a partition and writes down what came out; then its rows are not needed any more. */
    void compare(int partition, PartitionRows rows) throws IOException, InterruptedException {
        files.result(partition).replace(result(partition, rows)::write);
        PartitionSplit.remove(rows);
    }

    private PartitionResult result(int partition, PartitionRows rows) throws IOException, InterruptedException {
        var lists = new PartitionJudge.Files(
                JudgedKeyFile.create(files.suspects(partition)), JudgedKeyFile.create(files.differences(partition)));
        try (var judge = new PartitionJudge(pass, standings, inputs, limits, lists)) {
            judge(rows, judge);
            return judge.result();
        } catch (BrokenPartition broken) {
            return PartitionResult.failed(
                    "a partition could not be compared, and nothing is said of its "
                            + Counted.grouped(rows.rows(), "row", "rows") + ": " + broken.getMessage(),
                    new UnjudgedKeys(inputs),
                    pass.findings().empty());
        }
    }

    private void judge(PartitionRows rows, PartitionJudge judge)
            throws IOException, InterruptedException, BrokenPartition {
        if (rows.memory() <= limits.partitionBytes()) {
            load.all(rows);
            judge.judge(table);
        } else {
            judgeParts(rows, judge);
        }
    }

    private void judgeParts(PartitionRows rows, PartitionJudge judge)
            throws IOException, InterruptedException, BrokenPartition {
        for (PartitionRows part : new PartitionSplit(files, limits).split(rows)) {
            boolean isNoSmaller = part.bytes() > rows.bytes() / 50 * 49 || part.bits() >= PartitionSplit.MOST_BITS;
            if (isNoSmaller && part.memory() > limits.partitionBytes()) {
                load.firstOfEachKey(part);
                judge.judge(table);
            } else {
                judge(part, judge);
            }
            PartitionSplit.remove(part);
        }
    }
}
