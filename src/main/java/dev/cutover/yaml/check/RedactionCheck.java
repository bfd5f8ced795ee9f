package dev.cutover.yaml.check;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds what {@code redact} names twice. A column may be called as a kind of data is: {@code phone}. */
final class RedactionCheck {
    private final Problems problems;
    private final Map<String, Location> kinds = new HashMap<>();
    private final Map<String, Location> columns = new HashMap<>();

    private RedactionCheck(Problems problems) {
        this.problems = problems;
    }

    static void check(Node root, Problems problems) {
        if (root instanceof Mapping runbook) {
            var check = new RedactionCheck(problems);
            runbook.items("redact").forEach(check::rule);
        }
    }

    private void rule(Node rule) {
        if (rule instanceof Mapping table) {
            table.items("columns").forEach(column -> once(column, columns));
        } else {
            once(rule, kinds);
        }
    }

    private void once(Node name, Map<String, Location> seen) {
        if (!(name instanceof Scalar scalar)) {
            return;
        }
        var first = seen.putIfAbsent(scalar.text().strip().toLowerCase(Locale.ROOT), scalar.at());
        if (first != null) {
            problems.at(
                    scalar.at(),
                    "redact names " + QuotedText.name(scalar.text()) + " twice; the first is in line " + first.line(),
                    "leave one of them out; columns match in upper and lower case");
        }
    }
}
