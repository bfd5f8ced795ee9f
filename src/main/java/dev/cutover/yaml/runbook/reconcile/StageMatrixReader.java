package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.StageMatrix.Cell;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.util.List;
import java.util.Map;

/** What the pairs of stages mean. */
final class StageMatrixReader {
    private static final Key<String> COLUMN =
            Key.required("column", ColumnShapes.COLUMN, "The column that has the stage.");
    private static final Key<Map<String, Map<String, Cell>>> CELLS = Key.required(
            "cells",
            ColumnShapes.by(
                    "a mapping from a stage on the left",
                    ColumnShapes.by(
                            "a mapping from a stage on the right",
                            new Written<>(
                                    "stage-cell",
                                    "agree, exception, critical, or a time such as 5m",
                                    "^(agree|exception|critical|([0-9]+(d|h|m|s|ms))+)$",
                                    StageMatrixReader::cell))),
            "By the stage on the left, then by the stage on the right, what the pair means: agree, exception, critical,"
                    + " or for how long it is allowed. `absent` is the stage of what a side does not have. A pair that"
                    + " is not written is critical.");

    static final TableShape<StageMatrix> MATRIX = TableShape.of(
                    "stage-matrix",
                    "What it means that an order is in one stage on the left and in another one on the right.",
                    List.of(COLUMN, CELLS),
                    tableFields -> new StageMatrix(tableFields.get(COLUMN), tableFields.get(CELLS)))
            .what("the keys of a matrix: column, cells");

    private StageMatrixReader() {}

    private static Cell cell(String text) throws Unreadable {
        return switch (text) {
            case "agree" -> new Cell.Agree();
            case "exception" -> new Cell.Excepted();
            case "critical" -> new Cell.Critical();
            default -> new Cell.Allowed(DurationReader.parse(text));
        };
    }
}
