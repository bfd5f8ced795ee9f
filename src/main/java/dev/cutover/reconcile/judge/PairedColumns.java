package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.value.SoughtAmount;
import dev.cutover.reconcile.row.RowView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The compared columns of two inputs, at hand for each problem. Immutable, and so thread-safe. */
final class PairedColumns {
    private static final int FEW = 3;

    private final ComparedPair pair;
    private final String[] names;
    private final Set<String> amounts = new HashSet<>();
    /** Columns whose values their rules take for something that a text need not be. */
    private final Set<String> read = new HashSet<>();

    PairedColumns(ComparedPair pair) {
        this.pair = pair;
        names = new String[pair.rules().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = pair.column(i);
            if (pair.isAmount(names[i])) {
                amounts.add(names[i]);
            }
            if (pair.isRead(names[i])) {
                read.add(names[i]);
            }
        }
    }

    /** The place of a column on both sides; -1 if it is none of the compared ones. */
    int place(String column) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the differences of a column can be added up. */
    boolean isAmount(String column) {
        return !amounts.isEmpty() && amounts.contains(column);
    }

    /** Whether the values of a column are read as numbers or times, so that some may be none. */
    boolean isRead(String column) {
        return !read.isEmpty() && read.contains(column);
    }

    /** What a value of the left side is called on the right side; null if it keeps its name. */
    @Nullable
    String meaning(String column, String left) {
        return pair.meaning(column, left);
    }

    /** The columns of two rows that have an amount, but for one, joined by commas; empty if there is none. */
    String having(SoughtAmount amount, RowView left, RowView right, String except) {
        List<String> having = List.of();
        for (int i = 0; i < names.length; i++) {
            if ((amount.isIn(left, i) || amount.isIn(right, i)) && !names[i].equals(except)) {
                having = having.isEmpty() ? new ArrayList<>(1) : having;
                having.add(names[i]);
            }
        }
        return having.isEmpty() || having.size() > FEW ? "" : String.join(", ", having);
    }
}
