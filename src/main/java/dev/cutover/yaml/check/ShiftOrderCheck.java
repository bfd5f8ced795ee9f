package dev.cutover.yaml.check;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import java.util.List;

/** Two shifts of the same traffic must be ordered, and the later one must begin above the end of the earlier one. */
final class ShiftOrderCheck {
    private ShiftOrderCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        List<Step> shifts = checkedRunbook
                .runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .toList();
        for (int i = 0; i < shifts.size(); i++) {
            for (int j = i + 1; j < shifts.size(); j++) {
                if (overlap(shifts.get(i), shifts.get(j))) {
                    compare(shifts.get(i), shifts.get(j), checkedRunbook);
                }
            }
        }
    }

    private static boolean overlap(Step one, Step other) {
        return shift(one).traffic().equals(shift(other).traffic()) && overlap(one.where(), other.where());
    }

    private static boolean overlap(Segment one, Segment other) {
        return one.values().entrySet().stream().allMatch(mine -> {
            String value = other.values().get(mine.getKey());
            return value == null || value.equals(mine.getValue());
        });
    }

    private static void compare(Step one, Step other, CheckedRunbook checkedRunbook) {
        String first = one.id().value();
        String second = other.id().value();
        boolean forward = checkedRunbook.needsGraph().precedes(first, second);
        boolean backward = checkedRunbook.needsGraph().precedes(second, first);
        if (forward || backward) {
            rises(forward ? one : other, forward ? other : one, checkedRunbook);
        } else if (checkedRunbook.isOrdered()) {
            checkedRunbook.problem(
                    other.id(),
                    "segment",
                    "this shift and " + first + " move the same traffic, and their order is not defined",
                    "add " + first + " to the needs of " + second);
        }
    }

    private static void rises(Step earlier, Step later, CheckedRunbook checkedRunbook) {
        var before = shift(earlier).ramp();
        var after = shift(later).ramp();
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        Weight reached = before.get(before.size() - 1);
        if (after.get(0).compareTo(reached) <= 0) {
            checkedRunbook.problem(
                    later.id(),
                    "ramp",
                    "this ramp begins at " + after.get(0) + ", but " + earlier.id()
                            + " has brought part of this traffic to " + reached + " before",
                    "begin above " + reached + ", or name a segment that leaves that part out");
        }
    }

    private static Work.Shift shift(Step step) {
        return (Work.Shift) step.work();
    }
}
