package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.SetInput;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a side has shipped more than once: the same piece of the same line, by its record of shipments. Immutable.
 */
public final class ShipmentsJudge implements AddedJudge {
    /** The record set that it reads. */
    public static final String RECORDS = "shipments";

    /** What tells apart that which is shipped, within a key. */
    public static final List<String> COLUMNS = List.of("line_no", "piece");

    private static final int MOST_TOLD = 20;
    private static final int LONGEST = 60;

    private final Map<Side, Shipped> sides;

    /** Where it is told what was shipped, in the rows of an input. */
    private record Shipped(int input, List<Integer> places) {}

    private ShipmentsJudge(Map<Side, Shipped> sides) {
        this.sides = sides;
    }

    /**
     * One for the sides that have a record of shipments.
     *
     * @throws UnfitCheck if no side has one, or one does not tell the pieces of a line apart
     */
    public static ShipmentsJudge of(PassInputs inputs) throws UnfitCheck {
        var use = "the figure duplicate-shipments";
        var sides = new EnumMap<Side, Shipped>(Side.class);
        for (Side side : Side.values()) {
            var found = inputs.find(side, RECORDS);
            if (found.isPresent()) {
                sides.put(side, shipped(found.get(), use));
            }
        }
        if (sides.isEmpty()) {
            throw new UnfitCheck("no side has a record set '" + RECORDS + "', which " + use
                    + " needs: count shipments by an account, and set a limit for unbalanced");
        }
        return new ShipmentsJudge(sides);
    }

    private static Shipped shipped(SetInput input, String use) throws UnfitCheck {
        var places = new ArrayList<Integer>();
        for (String column : COLUMNS) {
            places.add(input.place(column, use));
        }
        return new Shipped(input.number(), List.copyOf(places));
    }

    /** The sides on which it is checked. */
    public List<Side> sides() {
        return List.copyOf(sides.keySet());
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        var problems = new ArrayList<>(before.problems());
        sides.forEach((side, shipped) -> again(group, shipped).forEach((what, times) -> {
            boolean isLeft = side == Side.LEFT;
            var text = times + " times";
            problems.add(new Discrepancy(ProblemKind.SHIPPED_AGAIN, what, isLeft ? text : null, isLeft ? null : text));
        }));
        return problems.size() == before.problems().size() ? before : before.withProblems(problems);
    }

    /** What is there more than once, and how often; only so much of it as somebody reads. */
    private static Map<String, Integer> again(KeyGroup group, Shipped shipped) {
        var rows = group.rows(shipped.input());
        if (rows.size() < 2) {
            return Map.of();
        }
        var times = new TreeMap<String, Integer>();
        rows.forEach(row -> times.merge(what(row, shipped), 1, Integer::sum));
        times.values().removeIf(count -> count < 2);
        while (times.size() > MOST_TOLD) {
            times.pollLastEntry();
        }
        return times;
    }

    /** Such as {@code line_no 2, piece 1}. */
    private static String what(RowView row, Shipped shipped) {
        var words = new ArrayList<String>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            words.add(COLUMNS.get(i) + " " + shown(row.text(shipped.places().get(i))));
        }
        return String.join(", ", words);
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "(none)";
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
