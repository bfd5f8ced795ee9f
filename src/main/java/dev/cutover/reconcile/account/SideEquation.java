package dev.cutover.reconcile.account;

import dev.cutover.reconcile.row.KeyGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An equation on one side. Immutable and thread-safe. */
final class SideEquation {
    private static final int MOST_TOLD = 20;

    private final List<String> per;
    private final List<SignedTerm> left;
    private final List<SignedTerm> right;

    /** A term with its sign. */
    record SignedTerm(TermRows rows, boolean isNegative) {}

    /** @param per the columns for whose values it holds, besides the key */
    SideEquation(List<String> per, List<SignedTerm> left, List<SignedTerm> right) {
        this.per = List.copyOf(per);
        this.left = left;
        this.right = right;
    }

    /** Where it does not hold: {@code 5 = 3 + 0 + 1 (line_no 2)}; empty where it does. */
    List<String> broken(KeyGroup group) {
        var sums = new Sums();
        int number = 0;
        for (List<SignedTerm> side : List.of(left, right)) {
            for (SignedTerm term : side) {
                sums.term = number++;
                term.rows().read(group, sums);
            }
        }
        var broken = sums.unreadable;
        sums.byPart.forEach((part, amounts) -> {
            if (broken.size() < MOST_TOLD && total(amounts, 0).compareTo(total(amounts, left.size())) != 0) {
                broken.add(text(amounts) + inBrackets(part));
            }
        });
        return broken;
    }

    /** Adds up term by term and part by part. Not thread-safe. */
    private final class Sums implements TermRows.Sink {
        private final Map<String, BigDecimal[]> byPart = new TreeMap<>();
        private final List<String> unreadable = new ArrayList<>();
        private int term;

        @Override
        public void add(List<String> about, BigDecimal amount) {
            var amounts = byPart.computeIfAbsent(words(about), part -> nothing());
            amounts[term] = amounts[term].add(amount);
        }

        @Override
        public void unreadable(List<String> about, UnreadAmount amount) {
            if (unreadable.size() < MOST_TOLD) {
                unreadable.add(amount + inBrackets(words(about)));
            }
        }
    }

    private BigDecimal[] nothing() {
        var amounts = new BigDecimal[left.size() + right.size()];
        Arrays.fill(amounts, BigDecimal.ZERO);
        return amounts;
    }

    /** Of the side of the equation that begins with this term. */
    private BigDecimal total(BigDecimal[] amounts, int from) {
        var terms = from == 0 ? left : right;
        var total = BigDecimal.ZERO;
        for (int i = 0; i < terms.size(); i++) {
            var amount = amounts[from + i];
            total = terms.get(i).isNegative() ? total.subtract(amount) : total.add(amount);
        }
        return total;
    }

    private String text(BigDecimal[] amounts) {
        return text(left, amounts, 0) + " = " + text(right, amounts, left.size());
    }

    private static String text(List<SignedTerm> terms, BigDecimal[] amounts, int from) {
        var text = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).isNegative()) {
                text.append(i == 0 ? "-" : " - ");
            } else {
                text.append(i == 0 ? "" : " + ");
            }
            text.append(amounts[from + i].toPlainString());
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    private String words(List<String> about) {
        var words = new ArrayList<String>();
        for (int i = 0; i < about.size(); i++) {
            words.add(about.get(i).isEmpty() ? "no " + per.get(i) : per.get(i) + " " + about.get(i));
        }
        return String.join(", ", words);
    }

    private static String inBrackets(String part) {
        return part.isEmpty() ? "" : " (" + part + ")";
    }
}
