package dev.cutover.yaml.check;

import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import java.util.List;

/** Finds circles: steps that need each other, systems that depend on each other. */
final class CircleCheck {
    private CircleCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        steps(checkedRunbook, checkedRunbook.needsGraph());
        checkedRunbook
                .runbook()
                .rollback()
                .ifPresent(plan -> steps(
                        checkedRunbook,
                        CheckedRunbook.graphOf(
                                plan.steps().stream().map(step -> step.step()).toList())));
        var systems = new NeedsGraph();
        checkedRunbook
                .runbook()
                .inventory()
                .systems()
                .values()
                .forEach(system -> systems.add(
                        system.id().value(),
                        system.dependsOn().stream()
                                .map(SystemId::value)
                                .sorted()
                                .toList()));
        for (var circle : systems.circles()) {
            checkedRunbook
                    .problems()
                    .at(
                            checkedRunbook.positions().of("systems", circle.get(0), "depends-on"),
                            "systems depend on each other in a circle: " + shown(circle),
                            "remove one of these dependencies");
        }
    }

    private static void steps(CheckedRunbook checkedRunbook, NeedsGraph needsGraph) {
        for (var circle : needsGraph.circles()) {
            checkedRunbook.problem(
                    new StepId(circle.get(0)),
                    "needs",
                    "steps need each other in a circle: " + shown(circle),
                    "none of them could ever start");
        }
    }

    private static String shown(List<String> circle) {
        return String.join(" -> ", circle) + " -> " + circle.get(0);
    }
}
