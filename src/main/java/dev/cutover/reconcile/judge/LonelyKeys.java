package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.value.TextForms;
import dev.cutover.reconcile.row.StoredText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Some of the keys that one side alone has, to see whether they would meet in another form. Of both sides those are
 * kept whose plainest form comes first in an order that mixes them, so that keys of the same plainest form are kept on
 * both. Not thread-safe.
 */
final class LonelyKeys {
    private static final int KEPT = 256;
    private static final int GOLDEN = 0x9E3779B9;
    /** Fewer keys that would meet say nothing. */
    private static final int FEWEST = 3;

    private static final List<KeyForm> FORMS = List.of(
            new KeyForm("without leading zeros", LonelyKeys::withoutZeros),
            new KeyForm("without white space at the ends", TextForms::stripped),
            new KeyForm("in other upper and lower case", TextForms::folded),
            new KeyForm("without leading zeros and white space, and in other case", LonelyKeys::plainest));

    private final List<TreeMap<List<String>, List<String>>> kept = List.of(new TreeMap<>(MIXED), new TreeMap<>(MIXED));

    private static final Comparator<List<String>> MIXED =
            Comparator.<List<String>>comparingInt(LonelyKeys::rank).thenComparing(key -> String.join("\0", key));

    private record KeyForm(String words, UnaryOperator<String> of) {
        List<String> of(List<String> key) {
            return key.stream().map(of).toList();
        }
    }

    /** A key that only this side has. */
    void add(Side side, List<String> key) {
        var mine = kept.get(side.number());
        var form = new ArrayList<>(key.stream().map(LonelyKeys::plainest).toList());
        if (mine.size() < KEPT || MIXED.compare(form, mine.lastKey()) < 0) {
            mine.merge(
                    form,
                    key,
                    (one, other) -> String.join("\0", one).compareTo(String.join("\0", other)) <= 0 ? one : other);
            if (mine.size() > KEPT) {
                mine.pollLastEntry();
            }
        }
    }

    void merge(LonelyKeys other) {
        for (Side side : Side.values()) {
            other.kept.get(side.number()).values().forEach(key -> add(side, key));
        }
    }

    void write(DataOutput out) throws IOException {
        for (Side side : Side.values()) {
            var mine = kept.get(side.number());
            out.writeInt(mine.size());
            for (List<String> key : mine.values()) {
                StoredText.writeAll(out, key);
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (Side side : Side.values()) {
            for (int rest = in.readInt(); rest > 0; rest--) {
                add(side, StoredText.readAll(in));
            }
        }
    }

    /** Says in which form most of them would meet, if they would. */
    void report(ResultParts result) {
        int least = Math.min(kept.get(0).size(), kept.get(1).size());
        for (KeyForm form : FORMS) {
            int meeting = meeting(form);
            if (meeting >= FEWEST && 2 * meeting >= least) {
                result.addAdvice(
                        meeting + " of " + kept.get(0).size() + " keys that were looked at, which the left"
                                + " alone has, stand on the right " + form.words()
                                + ": keys are compared by their bytes; write them alike on both sides before they are compared");
                return;
            }
        }
    }

    private int meeting(KeyForm form) {
        var right = new HashSet<List<String>>();
        kept.get(1).values().forEach(key -> right.add(form.of(key)));
        return (int) kept.get(0).values().stream()
                .filter(key -> right.contains(form.of(key)))
                .count();
    }

    private static int rank(List<String> key) {
        int mixed = key.hashCode() * GOLDEN;
        return mixed ^ mixed >>> 15;
    }

    private static String withoutZeros(String text) {
        int start = 0;
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start);
    }

    private static String plainest(String text) {
        return withoutZeros(TextForms.folded(TextForms.stripped(text)));
    }
}
