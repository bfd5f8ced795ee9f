package dev.cutover.reconcile.store;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Two sides of rows with a key of two columns and two values, compared in a folder. */
record StoreScene(Path folder, RowSource left, RowSource right, StoreLimits limits) {
    static final List<String> NAMES = List.of("order", "line", "status", "total");
    static final StoreLimits SMALL = new StoreLimits(8 << 10, 4, 50, 2_000, true);
    static final StandingRule AT_ONCE =
            (group, judgement) -> Optional.of(judgement.agrees() ? Standing.EQUAL : Standing.CONFIRMED);

    static List<@Nullable String> row(String order, int line, @Nullable String status, @Nullable String total) {
        var row = new ArrayList<@Nullable String>();
        row.add(order);
        row.add(Integer.toString(line));
        row.add(status);
        row.add(total);
        return row;
    }

    Pass pass(boolean judgesEqualRows) {
        return new Pass(
                "orders",
                List.of(input(left, Side.LEFT), input(right, Side.RIGHT)),
                new NotedFindings.Judge(judgesEqualRows),
                new NotedFindings());
    }

    private static PassInput input(RowSource source, Side side) {
        var columns = source.columns();
        return new PassInput(
                source,
                new InputLayout(
                        side,
                        source.name(),
                        List.of(0, 1),
                        List.of(2),
                        List.of(3),
                        List.<RecordSet.Column>of(columns.get(2), columns.get(3))));
    }

    StoreScene with(RowSource newLeft, RowSource newRight) {
        return new StoreScene(folder, newLeft, newRight, limits);
    }

    PassStore store() throws IOException, OtherRecipe {
        return PassStore.in(folder, "recipe", pass(false), limits, StoreProgress.NONE);
    }

    PassOutcome outcome() throws IOException, OtherRecipe, InterruptedException {
        var store = store();
        store.read();
        return store.compare(AT_ONCE);
    }

    static Map<String, String> said(PassOutcome outcome) {
        return ((NotedFindings) outcome.findings()).byKey();
    }

    /** The same by the shortest way: all rows in a map. Both values are compared here, and no row twice. */
    static Map<String, String> expected(
            List<@Nullable List<@Nullable String>> left, List<@Nullable List<@Nullable String>> right) {
        var lefts = byKey(left);
        var rights = byKey(right);
        var all = new TreeMap<String, String>();
        for (String key : lefts.keySet()) {
            all.put(key, said(lefts.get(key), rights.getOrDefault(key, List.of())));
        }
        for (String key : rights.keySet()) {
            all.computeIfAbsent(key, absent -> said(List.of(), Objects.requireNonNull(rights.get(key))));
        }
        return all;
    }

    private static Map<String, List<List<@Nullable String>>> byKey(List<@Nullable List<@Nullable String>> rows) {
        var byKey = new HashMap<String, List<List<@Nullable String>>>();
        for (var row : rows) {
            if (row != null && row.get(0) != null && row.get(1) != null) {
                byKey.computeIfAbsent(row.subList(0, 2).toString(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return byKey;
    }

    private static String said(List<List<@Nullable String>> left, List<List<@Nullable String>> right) {
        var problems = new ArrayList<Discrepancy>();
        if (left.isEmpty()) {
            problems.add(Discrepancy.of(ProblemKind.MISSING_LEFT));
        } else if (right.isEmpty()) {
            problems.add(Discrepancy.of(ProblemKind.MISSING_RIGHT));
        } else {
            boolean isPairWithSameStatus = left.size() == 1
                    && right.size() == 1
                    && Objects.equals(left.get(0).get(2), right.get(0).get(2));
            for (int column = 2; column < (isPairWithSameStatus ? 2 : 4); column++) {
                var one = left.get(0).get(column);
                var other = right.get(0).get(column);
                if (!Objects.equals(one, other)) {
                    problems.add(new Discrepancy(ProblemKind.VALUE, "column " + (column - 2), one, other));
                }
            }
        }
        if (left.size() > 1) {
            problems.add(new Discrepancy(ProblemKind.DUPLICATE_LEFT, Integer.toString(left.size()), null, null));
        }
        if (right.size() > 1) {
            problems.add(new Discrepancy(ProblemKind.DUPLICATE_RIGHT, Integer.toString(right.size()), null, null));
        }
        return (problems.isEmpty() ? Standing.EQUAL : Standing.CONFIRMED) + " " + problems;
    }
}
