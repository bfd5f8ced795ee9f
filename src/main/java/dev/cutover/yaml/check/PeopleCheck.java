package dev.cutover.yaml.check;

import dev.cutover.model.Authority;
import dev.cutover.model.Escalation;
import dev.cutover.model.Runbook;
import dev.cutover.problem.Location;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Shown;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whoever has a key is somebody, whoever has to sign can, and a question goes where there are people. */
final class PeopleCheck {
    private static final String PEOPLE = "people";
    private static final String ESCALATE = "escalate";
    private static final String COMMANDER = "commander";

    private final Subject subject;
    private final Runbook runbook;

    private PeopleCheck(Subject subject) {
        this.subject = subject;
        this.runbook = subject.runbook();
    }

    static void check(Subject subject) {
        var check = new PeopleCheck(subject);
        check.keys();
        check.ladder(subject.runbook().conduct().escalate(), subject.positions().of(ESCALATE, COMMANDER));
        subject.runbook()
                .steps()
                .forEach(step -> check.ladder(
                        step.policy().escalate(),
                        subject.positions().ofStep(step.id().value(), ESCALATE, COMMANDER)));
    }

    private void keys() {
        var people = new TreeSet<>(Authority.of(runbook).people());
        var keys = runbook.conduct().keys().keySet();
        for (String person : keys) {
            if (!people.contains(person)) {
                tell(
                        subject.positions().of(PEOPLE, person),
                        Shown.name(person) + " is in no role",
                        Suggestion.hint(person, people, PEOPLE));
            }
        }
        for (String person : runbook.conduct().signed() ? people : Set.<String>of()) {
            if (!keys.contains(person)) {
                tell(
                        subject.positions().of("decisions"),
                        Shown.name(person) + " has no key, and could decide nothing where decisions are signed",
                        "add " + person + " to people, with a key");
            }
        }
    }

    private void ladder(Optional<Escalation> escalation, Location at) {
        boolean wanted = escalation.flatMap(Escalation::commander).isPresent();
        if (wanted && runbook.conduct().commander().isEmpty()) {
            tell(
                    at,
                    "there is no commander: no role may abort",
                    "say commander: and a role at the top of the runbook, or add abort to a role's may");
        }
    }

    private void tell(Location at, String message, String hint) {
        subject.problems().at(at, message, hint);
    }
}
