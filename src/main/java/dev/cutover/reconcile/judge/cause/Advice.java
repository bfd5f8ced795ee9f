package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which rule would help where a column differs in a way that rules are for. It never recommends to overlook an
 * amount. Not thread-safe.
 */
final class Advice {
    /** In so many of a hundred keys, a column differs always. */
    private static final int ALWAYS = 95;

    private static final int PERCENT = 100;
    /** Fewer differences say nothing. */
    private static final int FEWEST = 10;

    private static final int MOST_WORDS = 20;
    private static final int SAID = 3;

    private static final List<Overlooking> RULES = List.of(
            new Overlooking(
                    List.of(Form.NUMBER_FORM), "in the form of the number", "--compare %s=number", "{ tolerance: 0 }"),
            new Overlooking(List.of(Form.TIME_FORM), "in the form of the time", "--compare %s=time", "{ within: 0s }"),
            new Overlooking(
                    List.of(Form.UPPER_CASE), "in upper and lower case", "--ignore-case %s", "{ ignore: [case] }"),
            new Overlooking(List.of(Form.WHITE_SPACE), "in white space at the ends", "--trim %s", "{ ignore: [trim] }"),
            new Overlooking(
                    List.of(Form.NULL_AGAINST_EMPTY, Form.EMPTY_AGAINST_NULL),
                    "in that one side has no value and the other one an empty text",
                    "--blank-is-null %s",
                    "{ ignore: [blank] }"));

    private final CauseCounts counts;
    private final long pairs;
    private final CauseSummary.Columns known;
    private final List<String> sentences = new ArrayList<>();

    Advice(CauseCounts counts, long pairs, CauseSummary.Columns known) {
        this.known = known;
        this.counts = counts;
        this.pairs = pairs;
    }

    List<String> sentences() {
        var columns = new TreeMap<String, List<CauseEntry>>();
        for (CauseEntry entry : counts.entries()) {
            if (entry.signature().kind() == ProblemKind.VALUE) {
                columns.computeIfAbsent(entry.signature().about(), column -> new ArrayList<>())
                        .add(entry);
            }
        }
        columns.forEach(this::advise);
        return sentences;
    }

    private void advise(String column, List<CauseEntry> entries) {
        Map<Form, Long> forms = new EnumMap<>(Form.class);
        for (CauseEntry entry : entries) {
            forms.merge(entry.signature().form(), entry.count(), Long::sum);
        }
        for (Overlooking rule : RULES) {
            long count = rule.forms().stream()
                    .mapToLong(form -> forms.getOrDefault(form, 0L))
                    .sum();
            if (count > 0) {
                sentences.add("'" + column + "' differs " + times(count) + " only " + rule.what() + ": "
                        + rule.option().replace("%s", column) + " overlooks that (in a runbook " + rule.inRunbook()
                        + ")");
            }
        }
        long all = forms.getOrDefault(Form.ANY, 0L);
        if (known.unread().contains(column)) {
            return;
        }
        if (!looksLikeZone(column, entries, all) && !looksLikeWords(column, entries, forms) && isAlways(all)) {
            always(column, all);
        }
    }

    /** A column that somebody has written a rule for is meant to be compared. */
    private void always(String column, long all) {
        String often = "'" + column + "' differs in " + share(all) + " of the keys that both sides have: it lacks a"
                + " mapping of its values, or ";
        sentences.add(
                known.ruled().contains(column)
                        ? often + "its rule does not say how the two sides write the same"
                        : often + "the systems each write their own; then leave it out (--ignore " + column
                                + "; in a runbook " + column + ": ignore)");
    }

    /** A rule that overlooks some forms of difference. */
    private record Overlooking(List<Form> forms, String what, String option, String inRunbook) {}

    /** The same shift in most of the rows, of whole quarters of an hour. */
    private boolean looksLikeZone(String column, List<CauseEntry> entries, long all) {
        CauseEntry most = entries.stream()
                .filter(entry -> entry.signature().form() == Form.SHIFT)
                .max(Comparator.comparingLong(CauseEntry::count))
                .orElse(null);
        if (most == null || most.count() < FEWEST || 2 * most.count() < all || !isShiftOfZone(most)) {
            return false;
        }
        sentences.add("'" + column + "' is " + most.signature().detail() + " on the right " + times(most.count())
                + ", which looks like another time zone: say which one the texts without a zone are in (--zone SIDE:ZONE;"
                + " in a runbook { within: 0s, zone: { left: … } }), or correct the side that is wrong");
        return true;
    }

    private static boolean isShiftOfZone(CauseEntry entry) {
        return entry.signature().detail().matches("(1[0-4]|[1-9])h((15|30|45)m)? .*|(15|30|45)m .*");
    }

    /** A few words on the left that each have one word on the right. */
    private boolean looksLikeWords(String column, List<CauseEntry> entries, Map<Form, Long> forms) {
        List<CauseEntry> pairsOfWords = entries.stream()
                .filter(entry -> entry.signature().form() == Form.WORDS)
                .toList();
        long count = forms.getOrDefault(Form.WORDS, 0L);
        var words = new TreeMap<String, String>();
        for (CauseEntry entry : pairsOfWords) {
            WordPair pair = entry.words();
            if (words.put(pair.left(), pair.right()) != null
                    || pair.left().isEmpty()
                    || pair.right().isEmpty()) {
                return false;
            }
        }
        boolean isRegular = !words.isEmpty()
                && words.size() <= MOST_WORDS
                && areAllKnown(forms)
                && count >= (long) FEWEST * words.size();
        if (isRegular) {
            sentences.add("'" + column + "' has other words on the right for the same (" + said(words) + "): --map "
                    + column + ":" + first(words) + " translates " + (words.size() == 1 ? "it" : "one")
                    + " (in a runbook { map: … })");
        }
        return isRegular;
    }

    /** Whether each of the column's differences is among the signatures, and none was dropped as too rare. */
    private static boolean areAllKnown(Map<Form, Long> forms) {
        long known = forms.entrySet().stream()
                .filter(form -> form.getKey() != Form.ANY && !form.getKey().isOfNumber())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return known == forms.getOrDefault(Form.ANY, 0L);
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

    private boolean isAlways(long count) {
        return pairs >= FEWEST && PERCENT * count >= ALWAYS * pairs;
    }

    private String share(long count) {
        return count >= pairs ? "all" : PERCENT * count / pairs + " %";
    }

    private static String times(long count) {
        return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
    }
}
