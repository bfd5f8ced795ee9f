package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.discipline.Shifts.Move;
import dev.cutover.model.Dimension;
import dev.cutover.model.Runbook;
import dev.cutover.model.Traffic;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A critical lane is not the first to move: another one has shown before that the way is safe. Stateless. */
final class LaneFindings {
    private LaneFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts, Downstream downstream) {
        return runbook.traffic().values().stream()
                .flatMap(traffic -> traffic.by().stream()
                        .map(runbook.dimensions()::get)
                        .filter(dimension -> dimension != null && isMixed(dimension))
                        .flatMap(dimension -> of(traffic, dimension, shifts, downstream).stream()));
    }

    /** Where every lane is critical, one of them has to be the first. */
    private static boolean isMixed(Dimension dimension) {
        long critical =
                dimension.values().stream().filter(dimension::isCritical).count();
        return critical > 0 && critical < dimension.values().size();
    }

    /** At the first shift only: those after it are not the first. */
    private static Optional<DisciplineFinding> of(
            Traffic traffic, Dimension dimension, Shifts shifts, Downstream downstream) {
        var moves = shifts.of(traffic.id());
        var ordinary = moves.stream()
                .filter(move -> !movesCritical(move, dimension))
                .map(Move::id)
                .collect(Collectors.toSet());
        var after = downstream.of(step -> ordinary.contains(step.id()));
        return moves.stream()
                .filter(move -> movesCritical(move, dimension) && !after.contains(move.id()))
                .findFirst()
                .map(move -> finding(move, dimension));
    }

    private static boolean movesCritical(Move move, Dimension dimension) {
        var value = move.segment().values().get(dimension.name());
        return value == null || dimension.isCritical(value);
    }

    private static DisciplineFinding finding(Move move, Dimension dimension) {
        var value = move.segment().values().get(dimension.name());
        String lanes = value != null
                ? value + ", which is critical"
                : dimension.values().stream().filter(dimension::isCritical).collect(Collectors.joining(", "))
                        + ", which is critical, with everything else";
        return new DisciplineFinding(
                DisciplineRule.CRITICAL_FIRST,
                move.id().value(),
                Spot.in(move.id(), "segment"),
                "'" + move.id() + "' moves " + lanes + ", and no other " + dimension.name() + " has moved before it",
                "let it need a shift of a " + dimension.name() + " that is not critical");
    }
}
