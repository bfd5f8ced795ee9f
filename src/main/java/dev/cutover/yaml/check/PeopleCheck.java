package dev.cutover.yaml.check;

import dev.cutover.model.Authority;
import dev.cutover.model.Escalation;
import dev.cutover.model.Runbook;
import dev.cutover.problem.Location;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that each key and each address belongs to a person of a role, that each signer has a key, and that an
 * escalation to the commander has a commander.
 */
final class PeopleCheck {
    private static final String PEOPLE = "people";
    private static final String NOTIFY = "notify";
    private static final String ESCALATE = "escalate";
    private static final String COMMANDER = "commander";

    private final CheckedRunbook checkedRunbook;
    private final Runbook runbook;

    private PeopleCheck(CheckedRunbook checkedRunbook) {
        this.checkedRunbook = checkedRunbook;
        this.runbook = checkedRunbook.runbook();
    }

    static void check(CheckedRunbook checkedRunbook) {
        var check = new PeopleCheck(checkedRunbook);
        check.keys();
        check.addresses();
        check.ladder(
                checkedRunbook.runbook().conduct().escalate(),
                checkedRunbook.positions().of(ESCALATE, COMMANDER));
        checkedRunbook
                .runbook()
                .steps()
                .forEach(step -> check.ladder(
                        step.policy().escalate(),
                        checkedRunbook.positions().ofStep(step.id().value(), ESCALATE, COMMANDER)));
    }

    private void keys() {
        var people = new TreeSet<>(Authority.of(runbook).people());
        var keys = runbook.conduct().keys().keySet();
        for (String person : keys) {
            if (!people.contains(person)) {
                tell(
                        checkedRunbook.positions().of(PEOPLE, person),
                        QuotedText.name(person) + " is in no role",
                        Suggestion.hint(person, people, PEOPLE));
            }
        }
        for (String person : runbook.conduct().signed() ? people : Set.<String>of()) {
            if (!keys.contains(person)) {
                tell(
                        checkedRunbook.positions().of("decisions"),
                        QuotedText.name(person) + " has no key, and could decide nothing where decisions are signed",
                        "add " + person + " to people, with a key");
            }
        }
    }

    private void addresses() {
        var people = new TreeSet<>(Authority.of(runbook).people());
        for (String person : runbook.conduct().messages().addresses().keySet()) {
            if (!people.contains(person)) {
                tell(
                        checkedRunbook.positions().ofKey(NOTIFY, person),
                        QuotedText.name(person) + " is in no role",
                        Suggestion.hint(person, people, PEOPLE));
            }
        }
    }

    private void ladder(Optional<Escalation> escalation, Location at) {
        boolean wanted = escalation.flatMap(Escalation::commander).isPresent();
        if (wanted && runbook.conduct().commander().isEmpty()) {
            tell(
                    at,
                    "there is no commander: no role may abort",
                    "add commander: with a role at the top of the runbook, or add abort to a role's may");
        }
    }

    private void tell(Location at, String message, String hint) {
        checkedRunbook.problems().at(at, message, hint);
    }
}
