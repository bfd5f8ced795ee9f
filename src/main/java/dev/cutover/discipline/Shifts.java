package dev.cutover.discipline;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import java.util.List;

/** The steps that move traffic, in the order of the file. Immutable and thread-safe. */
record Shifts(List<Move> moves) {
    Shifts {
        moves = List.copyOf(moves);
    }

    /** One of them. */
    record Move(Step step, Work.Shift shift) {
        StepId id() {
            return step.id();
        }

        String traffic() {
            return shift.traffic();
        }

        Segment segment() {
            return step.where();
        }

        Weight top() {
            return shift.ramp().get(shift.ramp().size() - 1);
        }

        /** Whether both move some of the same traffic. */
        boolean overlaps(Move other) {
            return traffic().equals(other.traffic())
                    && segment().values().entrySet().stream().allMatch(mine -> {
                        var value = other.segment().values().get(mine.getKey());
                        return value == null || value.equals(mine.getValue());
                    });
        }
    }

    static Shifts of(Runbook runbook) {
        return new Shifts(runbook.steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .map(step -> new Move(step, (Work.Shift) step.work()))
                .toList());
    }

    List<Move> of(String traffic) {
        return moves.stream().filter(move -> move.traffic().equals(traffic)).toList();
    }
}
