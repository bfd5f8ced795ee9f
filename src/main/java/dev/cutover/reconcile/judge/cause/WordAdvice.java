package dev.cutover.reconcile.judge.cause;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What helps where a few words on the left each have one word on the right. Stateless and thread-safe. */
final class WordAdvice {
    private static final int MOST_WORDS = 20;
    private static final int SAID = 3;
    /** A word in fewer of a hundred keys may be a fault as well, and no translation. */
    private static final int LEAST_SHARE = 1;

    private static final int PERCENT = 100;

    private WordAdvice() {}

    /** Empty unless nearly all of the differences are such words. */
    static Optional<String> of(DifferingColumn column) {
        var words = new TreeMap<String, String>();
        long regular = 0;
        for (CauseEntry entry : column.entries()) {
            if (entry.signature().form() != Form.WORDS || !isFrequent(column, entry)) {
                continue;
            }
            WordPair pair = entry.words();
            if (words.put(pair.left(), pair.right()) != null
                    || pair.left().isEmpty()
                    || pair.right().isEmpty()) {
                return Optional.empty();
            }
            regular += entry.count();
        }
        if (words.isEmpty() || words.size() > MOST_WORDS || !column.isNearlyAll(regular)) {
            return Optional.empty();
        }
        return Optional.of("'" + column.name() + "' has other words on the right for the same (" + said(words)
                + "): --map " + column.name() + ":" + first(words) + " translates "
                + (words.size() == 1 ? "it" : "one") + " (in a runbook { map: … })");
    }

    private static boolean isFrequent(DifferingColumn column, CauseEntry entry) {
        return entry.count() >= DifferingColumn.FEWEST && PERCENT * entry.count() >= LEAST_SHARE * column.pairs();
    }

    private static String said(Map<String, String> words) {
        var said = new ArrayList<String>();
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (said.size() < SAID) {
                said.add("'" + word.getKey() + "' is '" + word.getValue() + "'");
            }
        }
        int more = words.size() - said.size();
        return String.join(", ", said) + (more == 0 ? "" : " and " + more + " more");
    }

    private static String first(Map<String, String> words) {
        Map.Entry<String, String> first = words.entrySet().iterator().next();
        return first.getKey() + "=" + first.getValue();
    }
}
