package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Adds up what came out of the partitions of a pass. */
final class OutcomeSum {
    private static final int TOLD = 5;

    private final Pass pass;
    private final List<InputRead> inputs;
    private final int partitions;
    private final List<String> failed = new ArrayList<>();
    private long suspects;
    private long unjudged;
    private long cut;
    private long failures;

    OutcomeSum(Pass pass, List<InputRead> inputs, int partitions) {
        this.pass = pass;
        this.inputs = inputs;
        this.partitions = partitions;
    }

    PassOutcome of(PassFiles files) throws IOException {
        var findings = pass.findings().empty();
        for (int partition = 0; partition < partitions; partition++) {
            var result = files.result(partition)
                    .read(PartitionResult::read)
                    .orElseThrow(() -> new IOException("a result is missing in " + files.folder()));
            result.addTo(findings);
            suspects += result.suspects();
            unjudged += result.unjudged();
            cut += result.cut();
            failures += result.incomplete().size();
            result.incomplete().stream()
                    .limit(Math.max(0, TOLD - failed.size()))
                    .forEach(failed::add);
        }
        return new PassOutcome(findings, inputs, suspects, unjudged, incomplete());
    }

    private List<String> incomplete() {
        var all = new ArrayList<String>();
        inputs.forEach(input -> all.addAll(input.incomplete()));
        all.addAll(failed);
        if (failures > failed.size()) {
            all.add(Counted.of(failures - failed.size(), "more partition") + " could not be compared");
        }
        if (unjudged > 0) {
            var stopped = inputs.stream()
                    .filter(input -> !input.rows().whole())
                    .map(InputRead::name)
                    .distinct()
                    .collect(Collectors.joining(" and "));
            all.add("nothing is said of " + Counted.of(unjudged, "key") + " that may have rows in the part of "
                    + stopped + " that was not read");
        }
        // A pair of copies is a pair of copies, however many there are; a sum lacks the rows that were not kept.
        if (cut > 0 && pass.judge().judgesEqualRows()) {
            all.add(Counted.of(cut, "key has", "keys have") + " more rows than are looked at, in " + pass.name());
        }
        return all;
    }
}
