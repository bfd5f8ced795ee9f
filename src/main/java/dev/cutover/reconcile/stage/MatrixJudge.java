package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what the two stages of a key mean. They replace a mere difference of the column with the stages; and a row that
 * a side lacks is no finding where the matrix says so. Immutable.
 */
public final class MatrixJudge implements AddedJudge {
    private final StageCells cells;
    private final List<Optional<InstantColumn>> changed;

    private MatrixJudge(StageCells cells, List<Optional<InstantColumn>> changed) {
        this.cells = cells;
        this.changed = changed;
    }

    /** One that counts allowed times from when a row changed, as far as it says so. */
    public static MatrixJudge of(StageCells cells, PassInputs inputs, Looks looks, Map<String, ColumnRule> rules) {
        return new MatrixJudge(
                cells,
                Stream.of(Side.values())
                        .map(inputs::compared)
                        .map(input -> InstantColumn.at(input.placeIfThere(looks.changed()), looks.changed(), rules))
                        .toList());
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        var found = cells.of(group);
        return found.isEmpty() ? before : with(found.get(), group, before.seeing(found.get()));
    }

    private Judgement with(StageCells.Found found, KeyGroup group, Judgement before) {
        var cell = found.cell();
        if (cell instanceof StageMatrix.Cell.Agree) {
            return before.withProblems(others(before, true));
        } else if (cell instanceof StageMatrix.Cell.Allowed allowed) {
            boolean isYet = isWithin(allowed.time(), group);
            return with(ProblemKind.STAGES_EXCEPTION, found, before, isYet);
        } else if (cell instanceof StageMatrix.Cell.Excepted) {
            return with(ProblemKind.STAGES_EXCEPTION, found, before, false);
        } else if (cell instanceof StageMatrix.Cell.Critical) {
            return with(ProblemKind.STAGES_CRITICAL, found, before, false);
        }
        throw new IllegalStateException("no meaning of " + cell);
    }

    private Judgement with(ProblemKind kind, StageCells.Found found, Judgement before, boolean isMoving) {
        var problems = new ArrayList<>(others(before, false));
        problems.add(new Discrepancy(kind, cells.column(), found.left(), found.right()));
        var after = before.withProblems(problems);
        return isMoving ? after.moving() : after;
    }

    /** Without what the pair of stages stands for. */
    private List<Discrepancy> others(Judgement before, boolean maybeMissing) {
        return before.problems().stream()
                .filter(problem ->
                        !(problem.kind() == ProblemKind.VALUE && problem.about().equals(cells.column())))
                .filter(problem -> !(maybeMissing && isMissing(problem)))
                .toList();
    }

    private static boolean isMissing(Discrepancy problem) {
        return problem.kind() == ProblemKind.MISSING_LEFT || problem.kind() == ProblemKind.MISSING_RIGHT;
    }

    /** Whether the younger row changed so short a time before it was read; where no row says so, time is up. */
    private boolean isWithin(Duration time, KeyGroup group) {
        Instant youngest = Instant.MIN;
        Instant readThen = null;
        for (int side = 0; side < changed.size(); side++) {
            for (RowView row : group.rows(side)) {
                var at = changed.get(side).flatMap(column -> column.of(row)).orElse(null);
                if (at != null && row.readAt() != null && at.isAfter(youngest)) {
                    youngest = at;
                    readThen = row.readAt();
                }
            }
        }
        return readThen != null && Duration.between(youngest, readThen).abs().compareTo(time) < 0;
    }
}
