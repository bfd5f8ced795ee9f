package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what came out of the partitions of a pass: the first half and the second half at the same time, and then
 * both, so that the sum does not depend on threads.
 */
final class OutcomeSum {
    private static final int TOLD = 5;

    private final Pass pass;
    private final List<InputRead> inputs;
    private final PassFiles files;
    private final Findings findings;
    private final UnjudgedKeys unjudged;
    private final List<String> failed = new ArrayList<>();
    private PartitionResult.Counts counts = PartitionResult.Counts.NONE;
    private long failures;

    private OutcomeSum(Pass pass, List<InputRead> inputs, PassFiles files) {
        this.pass = pass;
        this.inputs = inputs;
        this.files = files;
        this.findings = pass.findings().empty();
        this.unjudged = new UnjudgedKeys(inputs);
    }

    static PassOutcome of(Pass pass, List<InputRead> inputs, PassFiles files, int partitions)
            throws IOException, InterruptedException {
        var sum = new OutcomeSum(pass, inputs, files);
        var rest = new OutcomeSum(pass, inputs, files);
        int half = partitions / 2;
        TwoAtOnce.run(List.of(() -> sum.add(0, half), () -> rest.add(half, partitions)));
        sum.add(rest);
        return sum.outcome();
    }

    private void add(int from, int to) throws IOException {
        for (int partition = from; partition < to; partition++) {
            var result = files.result(partition)
                    .read(in -> PartitionResult.read(in, inputs))
                    .orElseThrow(() -> new IOException("a result is missing in " + files.folder()));
            result.addTo(findings);
            counts = counts.plus(result.counts());
            unjudged.add(result.unjudged());
            tell(result.incomplete(), result.incomplete().size());
        }
    }

    private void add(OutcomeSum other) {
        findings.merge(other.findings);
        counts = counts.plus(other.counts);
        unjudged.add(other.unjudged);
        tell(other.failed, other.failures);
    }

    private void tell(List<String> more, long all) {
        failures += all;
        more.stream().limit(Math.max(0, TOLD - failed.size())).forEach(failed::add);
    }

    private PassOutcome outcome() {
        return new PassOutcome(
                findings, inputs, counts.suspects(), unjudged.count(), counts.gone(), failures, incomplete());
    }

    private List<String> incomplete() {
        var all = new ArrayList<String>();
        inputs.forEach(input -> all.addAll(input.incomplete()));
        all.addAll(failed);
        if (failures > failed.size()) {
            all.add(Counted.grouped(failures - failed.size(), "more partition", "more partitions")
                    + " could not be compared");
        }
        all.addAll(unjudged.sentences());
        if (counts.cut() > 0 && pass.judge().needsEachRow()) {
            all.add(Counted.grouped(counts.cut(), "key has", "keys have") + " more rows than are looked at, in "
                    + pass.name());
        }
        return all;
    }
}
