package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.RuleUse;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many keys agree in a column only because of a rule. Not thread-safe. */
final class RuleCounts {
    private final Map<RuleHit, Long> keys = new HashMap<>();

    void add(List<RuleHit> hits) {
        for (RuleHit hit : hits) {
            keys.merge(hit, 1L, Long::sum);
        }
    }

    void merge(RuleCounts other) {
        other.keys.forEach((hit, count) -> keys.merge(hit, count, Long::sum));
    }

    List<RuleUse> uses() {
        return keys.entrySet().stream()
                .map(use -> new RuleUse(use.getKey().column(), use.getKey().rule(), use.getValue()))
                .sorted(Comparator.comparing(RuleUse::column).thenComparing(RuleUse::rule))
                .toList();
    }

    void write(DataOutput out) throws IOException {
        List<RuleUse> uses = uses();
        out.writeInt(uses.size());
        for (RuleUse use : uses) {
            StoredText.write(out, use.column());
            StoredText.write(out, use.rule());
            out.writeLong(use.keys());
        }
    }

    void read(DataInput in) throws IOException {
        for (int rest = in.readInt(); rest > 0; rest--) {
            var hit = new RuleHit(StoredText.read(in), StoredText.read(in));
            keys.merge(hit, in.readLong(), Long::sum);
        }
    }
}
