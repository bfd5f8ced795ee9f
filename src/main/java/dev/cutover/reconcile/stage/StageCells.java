package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.judge.Observation;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds the cell of the matrix that a key is in. Immutable and thread-safe. */
public final class StageCells {
    private final StageMatrix matrix;
    private final StageNames names;
    private final List<Integer> places;

    /** A pair of stages, and what it means. */
    record Found(String left, String right, StageMatrix.Cell cell) implements Observation {}

    private StageCells(StageMatrix matrix, StageNames names, List<Integer> places) {
        this.matrix = matrix;
        this.names = names;
        this.places = places;
    }

    /**
     * Those of a matrix.
     *
     * @param rule of the column with the stages
     * @throws UnfitCheck if one of the compared record sets has no such column
     */
    public static StageCells of(StageMatrix matrix, ColumnRule rule, PassInputs inputs) throws UnfitCheck {
        var known = new HashSet<>(matrix.cells().keySet());
        matrix.cells().values().forEach(row -> known.addAll(row.keySet()));
        known.remove(StageMatrix.ABSENT);
        int left = inputs.compared(Side.LEFT).place(matrix.column(), "the matrix");
        int right = inputs.compared(Side.RIGHT).place(matrix.column(), "the matrix");
        return new StageCells(matrix, new StageNames(known, rule), List.of(left, right));
    }

    /** Empty for a key that a side has several rows of, and for one that neither side has. */
    Optional<Found> of(KeyGroup group) {
        var left = group.rows(0);
        var right = group.rows(1);
        if (left.size() > 1 || right.size() > 1 || (left.isEmpty() && right.isEmpty())) {
            return Optional.empty();
        }
        var onLeft = stage(left, Side.LEFT);
        var onRight = stage(right, Side.RIGHT);
        return Optional.of(new Found(onLeft, onRight, matrix.cell(onLeft, onRight)));
    }

    String column() {
        return matrix.column();
    }

    private String stage(List<RowView> rows, Side side) {
        return rows.isEmpty() ? StageMatrix.ABSENT : names.of(rows.get(0).text(places.get(side.number())), side);
    }
}
