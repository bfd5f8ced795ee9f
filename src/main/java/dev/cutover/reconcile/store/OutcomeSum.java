package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Adds up what came out of the partitions of a pass. */
final class OutcomeSum {
    private static final int TOLD = 5;

    private final Pass pass;
    private final List<InputRead> inputs;
    private final int partitions;
    private final UnjudgedKeys unjudged;
    private final List<String> failed = new ArrayList<>();
    private long suspects;

    private long cut;
    private long failures;

    OutcomeSum(Pass pass, List<InputRead> inputs, int partitions) {
        this.pass = pass;
        this.inputs = inputs;
        this.unjudged = new UnjudgedKeys(inputs);
        this.partitions = partitions;
    }

    PassOutcome of(PassFiles files) throws IOException {
        var findings = pass.findings().empty();
        for (int partition = 0; partition < partitions; partition++) {
            var result = files.result(partition)
                    .read(in -> PartitionResult.read(in, inputs))
                    .orElseThrow(() -> new IOException("a result is missing in " + files.folder()));
            result.addTo(findings);
            suspects += result.suspects();
            unjudged.add(result.unjudged());
            cut += result.cut();
            failures += result.incomplete().size();
            result.incomplete().stream()
                    .limit(Math.max(0, TOLD - failed.size()))
                    .forEach(failed::add);
        }
        return new PassOutcome(
                findings, inputs, suspects, unjudged.count(), unjudged.missingAtLeast(), failures, incomplete());
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
        // A pair of copies is a pair of copies, however many there are; a sum lacks the rows that were not kept.
        if (cut > 0 && pass.judge().judgesEqualRows()) {
            all.add(Counted.grouped(cut, "key has", "keys have") + " more rows than are looked at, in " + pass.name());
        }
        return all;
    }
}
