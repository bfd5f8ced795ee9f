package dev.cutover.yaml.check;

import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;

/** The router can tell the shifted segments apart, and the runbook has a rollback. */
final class ShiftCheck {
    private ShiftCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        List<Step> shifts = checkedRunbook
                .runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .toList();
        if (!shifts.isEmpty()
                && checkedRunbook.runbook().rollback().isEmpty()
                && !checkedRunbook.positions().has("rollback")) {
            checkedRunbook.problem(
                    shifts.get(0).id(),
                    "shift",
                    "traffic is shifted, but the runbook has no rollback",
                    "add rollback: { window: 15m } with the recovery time that you can tolerate");
        }
        shifts.forEach(step -> dimensions(step, checkedRunbook));
    }

    private static void dimensions(Step step, CheckedRunbook checkedRunbook) {
        if (!(step.work() instanceof Work.Shift shift)) {
            return;
        }
        Traffic traffic = checkedRunbook.runbook().traffic().get(shift.traffic());
        if (traffic == null) {
            return;
        }
        for (String dimension : step.where().values().keySet()) {
            if (!traffic.by().contains(dimension)) {
                checkedRunbook
                        .problems()
                        .at(
                                checkedRunbook.positions().ofStep(step.id().value(), "segment", dimension),
                                "the router of " + QuotedText.name(traffic.id()) + " does not tell " + dimension
                                        + " apart",
                                "name only "
                                        + (traffic.by().isEmpty() ? "{}, all traffic" : String.join(", ", traffic.by()))
                                        + ", or add " + dimension + " to by: of the traffic");
            }
        }
    }
}
