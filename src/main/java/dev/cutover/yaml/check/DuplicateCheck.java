package dev.cutover.yaml.check;

import dev.cutover.problem.Location;
import dev.cutover.yaml.runbook.NameScan;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.HashMap;
import java.util.Map;

/** Finds names that a list defines twice: ids of steps, phases, values of dimensions. */
final class DuplicateCheck {
    private final Problems problems;

    private DuplicateCheck(Problems problems) {
        this.problems = problems;
    }

    static void check(Node root, NameScan scan, Problems problems) {
        var check = new DuplicateCheck(problems);
        Map<String, Location> ids = new HashMap<>();
        scan.allSteps().forEach(step -> NameScan.id(step).ifPresent(id -> check.once("the step id", id, ids)));
        if (!(root instanceof Mapping mapping)) {
            return;
        }
        Map<String, Location> phases = new HashMap<>();
        for (Node phase : mapping.items("phases")) {
            if (phase instanceof Mapping keys && keys.get("phase").orElse(null) instanceof Scalar name) {
                check.once("the phase", name, phases);
            }
        }
        if (mapping.get("dimensions").orElse(null) instanceof Mapping dimensions) {
            for (var dimension : dimensions.entries()) {
                Map<String, Location> values = new HashMap<>();
                dimension.value().items().forEach(value -> {
                    if (value instanceof Scalar scalar) {
                        check.once("the value", scalar, values);
                    }
                });
            }
        }
    }

    private void once(String what, Scalar name, Map<String, Location> seen) {
        Location first = seen.putIfAbsent(name.text(), name.at());
        if (first != null) {
            problems.at(
                    name.at(),
                    what + " " + QuotedText.name(name.text()) + " is defined twice; the first is in line "
                            + first.line(),
                    "give one of them another name");
        }
    }
}
