package dev.cutover.yaml;

import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.spi.settings.NearName;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Set;
import java.util.TreeSet;

/** Checks whether the invariants that a rehearsal expects to be violated are audited by any of its systems. */
final class BooksCheck {
    private final Environment environment;
    private final Positions positions;
    private final KnownConnectors knownConnectors;
    private final Problems problems;

    BooksCheck(Environment environment, Positions positions, KnownConnectors knownConnectors, Problems problems) {
        this.environment = environment;
        this.positions = positions;
        this.knownConnectors = knownConnectors;
        this.problems = problems;
    }

    void check(Scenario scenario) {
        for (var expectation : scenario.expect()) {
            if (expectation.name().equals("books") && expectation.wanted() instanceof Wanted.Items items) {
                check(expectation, items);
            }
        }
    }

    private void check(Expectation expectation, Wanted.Items items) {
        var audited = new TreeSet<String>();
        environment.systems().values().forEach(binding -> audited.addAll(knownConnectors.invariants(binding)));
        for (int i = 0; i < items.items().size(); i++) {
            String invariant = items.items().get(i);
            if (!audited.contains(invariant)) {
                problems.at(
                        positions.of("expect", expectation.name(), Integer.toString(i)),
                        QuotedText.name(invariant) + " is no invariant of the books",
                        hint(invariant, audited));
            }
        }
    }

    private static String hint(String invariant, Set<String> audited) {
        return audited.isEmpty()
                ? "no system of this environment audits its books; bind one to a connector that does, such as the"
                        + " sandbox"
                : NearName.of(invariant, audited)
                        .map(near -> "did you mean " + QuotedText.name(near) + "?")
                        .orElse("one of " + String.join(", ", audited));
    }
}
