package dev.cutover.cli.option;

import dev.cutover.model.Approval;
import dev.cutover.model.Authority;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The person who starts a run by name must be one of the runbook's people, and others must be able to open its gates.
 */
public final class InitiatorRule {
    private InitiatorRule() {}

    /**
     * Checks the name.
     *
     * @param name empty for nobody in particular
     * @throws ProblemException if there is no such person, or nobody else could open one of the gates
     */
    public static void require(Runbook runbook, String name) {
        if (name.isEmpty()) {
            return;
        }
        var people = new TreeSet<>(Authority.of(runbook).people());
        if (!people.contains(name)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + name + "' is not a person of the runbook",
                    "its people are " + String.join(", ", people));
        }
        runbook.steps().filter(step -> isShut(step, runbook, name)).findFirst().ifPresent(step -> {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "gate '" + step.id() + "' could never open: the go of " + name
                            + ", who begins the run, does not count there, and there are too few others",
                    "have somebody else start the run, or set approve: { initiator: counts } at the gate");
        });
    }

    private static boolean isShut(Step step, Runbook runbook, String name) {
        return approval(step).filter(approval -> !approval.initiatorCounts()).stream()
                .anyMatch(approval -> others(approval, runbook, name) < approval.atLeast());
    }

    private static Optional<Approval> approval(Step step) {
        return step.work() instanceof Work.Gate gate ? gate.approve() : Optional.empty();
    }

    /** How many of the roles have somebody else. */
    private static long others(Approval approval, Runbook runbook, String name) {
        return approval.by().stream()
                .filter(role ->
                        Authority.of(runbook).peopleOrDeputies(role).stream().anyMatch(person -> !person.equals(name)))
                .count();
    }
}
