package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rollback that was thought through: its steps, what triggers it, and that it was rehearsed. Stateless. */
final class RollbackFindings {
    private static final String AT = "rollback";

    private RollbackFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, boolean rehearsed) {
        return runbook.rollback().stream().flatMap(rollback -> of(rollback, rehearsed).stream());
    }

    private static List<DisciplineFinding> of(RollbackProcedure rollback, boolean rehearsed) {
        var found = new ArrayList<DisciplineFinding>();
        if (rollback.steps().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_ROLLBACK_STEPS,
                    AT,
                    Spot.of(AT),
                    "the rollback has no steps: nobody is told, and what was in flight is left to chance",
                    "add steps: to it, such as a task for orders in flight and a notify"));
        }
        if (rollback.triggers().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_TRIGGERS,
                    AT,
                    Spot.of(AT),
                    "nothing triggers the rollback between the shifts",
                    "add triggers: [{ criterion: …, then: rollback }] to it"));
        }
        if (!rehearsed) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_ROLLBACK_REHEARSAL,
                    AT,
                    Spot.of(AT),
                    "no rehearsal beside the runbook rolls back",
                    "add a scenario with rollback: to the folder rehearsals, and play it with `cutover rehearse`"));
        }
        return found;
    }
}
