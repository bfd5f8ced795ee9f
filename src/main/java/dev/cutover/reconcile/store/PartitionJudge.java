package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowBytes;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Judges the keys of one partition. Used once. Not thread-safe. */
final class PartitionJudge implements Closeable {
    private static final int PACE = 1 << 12;

    private final Pass pass;
    private final StandingRule standings;
    private final List<InputRead> inputs;
    private final Findings findings;
    private final JudgedKeyFile suspectFile;
    private final JudgedKeyFile differenceFile;
    private final boolean keepsDifferences;
    private final UnjudgedKeys unjudged;
    private final RowGroup group;
    private long suspects;
    private long cut;
    private long gone;

    PartitionJudge(Pass pass, StandingRule standings, List<InputRead> inputs, StoreLimits limits, Files files)
            throws IOException {
        this.pass = pass;
        this.standings = standings;
        this.inputs = inputs;
        this.findings = pass.findings().empty();
        this.suspectFile = files.suspects();
        this.differenceFile = files.differences();
        this.keepsDifferences = limits.keepsDifferences();
        this.unjudged = new UnjudgedKeys(inputs);
        this.group = new RowGroup(pass.inputs().stream().map(PassInput::layout).toList(), limits.rowsPerKey());
    }

    /** Where keys go that are listed. */
    record Files(JudgedKeyFile suspects, JudgedKeyFile differences) {}

    void judge(KeyTable table) throws IOException, InterruptedException {
        addPairs(table);
        for (int slot = 0; slot < table.slots(); slot++) {
            stopIfAsked(slot);
            if (table.newest(slot) > 0) {
                group.at(table, slot);
                judgeGroup();
            }
        }
    }

    private void addPairs(KeyTable table) throws IOException, InterruptedException {
        byte[] bytes = table.bytes();
        int count = 0;
        for (int left = 0; left < table.endOfFirst(); left += RowBytes.size(bytes, left)) {
            stopIfAsked(count++);
            int right = table.pairedWith(left);
            if (right >= 0) {
                group.pair(bytes, left, right);
                if (table.isEqual(left)) {
                    findings.add(group, Judgement.EQUAL, Standing.EQUAL);
                } else {
                    judgeGroup();
                }
            }
        }
    }

    private static void stopIfAsked(int count) throws InterruptedException {
        if ((count & PACE - 1) == 0 && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void judgeGroup() throws IOException {
        if (!standings.isAsked(group)) {
            return;
        }
        if (unjudged.take(group)) {
            Optional<JudgedKey> kept = standings.unread(group);
            if (kept.isPresent()) {
                suspects++;
                suspectFile.add(kept.get());
            }
            return;
        }
        if (standings.isGone(group)) {
            gone++;
            return;
        }
        if (group.isCut()) {
            cut++;
        }
        var judgement = pass.judge().judge(group);
        var standing = standings.standing(group, judgement);
        if (standing.isEmpty()) {
            suspects++;
            suspectFile.add(standings.suspect(group, inputs.size(), judgement));
            return;
        }
        findings.add(group, judgement, standing.get());
        if (keepsDifferences && !judgement.agrees()) {
            differenceFile.add(new JudgedKey(group.key(), judgement, standing, List.of()));
        }
    }

    /** What came out, with its lists of keys in place. */
    PartitionResult result() throws IOException {
        if (suspects > 0) {
            suspectFile.complete();
        }
        if (keepsDifferences) {
            differenceFile.complete();
        }
        return PartitionResult.of(new PartitionResult.Counts(suspects, cut, gone), unjudged, findings);
    }

    @Override
    public void close() throws IOException {
        try {
            suspectFile.close();
        } finally {
            differenceFile.close();
        }
    }
}
