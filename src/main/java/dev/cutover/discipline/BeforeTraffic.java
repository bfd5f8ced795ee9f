package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.discipline.Shifts.Move;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to come before traffic moves: a gate, an approval, a freeze. Reported at the first shift that lacks it. A
 * waiver at a shift counts for those after it as well. Immutable.
 */
final class BeforeTraffic {
    private final Set<StepId> waived;
    private final Shifts shifts;
    private final Downstream downstream;
    private final DisciplineRule rule;

    private BeforeTraffic(DisciplineRule rule, Runbook runbook, Shifts shifts, Downstream downstream) {
        this.rule = rule;
        this.shifts = shifts;
        this.downstream = downstream;
        var names = runbook.header().waivers().stream()
                .filter(waiver -> waiver.rule() == rule)
                .map(Waiver::at)
                .collect(Collectors.toSet());
        this.waived = shifts.moves().stream()
                .map(Move::id)
                .filter(id -> names.contains(id.value()))
                .collect(Collectors.toSet());
    }

    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts, Downstream downstream) {
        var found = new ArrayList<DisciplineFinding>();
        found.addAll(new BeforeTraffic(DisciplineRule.NO_GATE, runbook, shifts, downstream)
                .without(
                        step -> step.work() instanceof Work.Gate,
                        "no gate stands before it",
                        "let it need a gate that requires the criteria of its guard"));
        found.addAll(new BeforeTraffic(DisciplineRule.NO_APPROVAL, runbook, shifts, downstream)
                .without(
                        step -> step.work() instanceof Work.Gate gate
                                && gate.approve().isPresent(),
                        "nobody approves it before",
                        "add approve: { by: [a role that may say go] } to a gate before it"));
        found.addAll(new BeforeTraffic(DisciplineRule.NO_FREEZE, runbook, shifts, downstream)
                .without(
                        step -> step.safety().freezes(),
                        "no step before it keeps other changes away",
                        "add freeze: true to the step that freezes releases, and let it come before"));
        return found.stream();
    }

    private List<DisciplineFinding> without(Predicate<Step> meant, String lack, String advice) {
        var fine = downstream.of(meant);
        var lacking = shifts.moves().stream()
                .map(Move::id)
                .filter(id -> !fine.contains(id))
                .toList();
        var found = new ArrayList<DisciplineFinding>();
        lacking.stream().filter(waived::contains).forEach(id -> found.add(finding(id, lack, advice)));
        var settled = new HashSet<>(downstream.of(step -> waived.contains(step.id())));
        settled.addAll(waived);
        var left = lacking.stream().filter(id -> !settled.contains(id)).toList();
        if (!left.isEmpty()) {
            found.add(finding(left.get(0), lack + others(left.size() - 1), advice));
        }
        return found;
    }

    private static String others(int more) {
        return more == 0 ? "" : "; the same goes for " + more + " more " + (more == 1 ? "shift" : "shifts");
    }

    private DisciplineFinding finding(StepId shift, String lack, String advice) {
        return new DisciplineFinding(
                rule, shift.value(), Spot.in(shift, "shift"), "'" + shift + "' moves traffic, and " + lack, advice);
    }
}
