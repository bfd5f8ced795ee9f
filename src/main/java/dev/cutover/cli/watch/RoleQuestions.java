package dev.cutover.cli.watch;

import dev.cutover.model.Authority;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of one role: of the role itself, or of its people where a question was handed on to them. Immutable.
 */
final class RoleQuestions {
    private final RoleId role;

    private RoleQuestions(RoleId role) {
        this.role = role;
    }

    /**
     * Of a role of a runbook, in capitals or not.
     *
     * @throws ProblemException if the runbook has no such role
     */
    static RoleQuestions of(Runbook runbook, String named) {
        return runbook.roles().keySet().stream()
                .filter(role -> role.value().equalsIgnoreCase(named.strip()))
                .findFirst()
                .map(RoleQuestions::new)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE,
                        "'" + Clean.line(named) + "' is no role of "
                                + Clean.line(runbook.header().name()),
                        runbook.roles().isEmpty()
                                ? "it has no roles; watch it without --mine"
                                : "its roles are "
                                        + runbook.roles().keySet().stream()
                                                .map(role -> Clean.line(role.value()))
                                                .collect(Collectors.joining(", "))));
    }

    RoleId role() {
        return role;
    }

    /** The open questions, in the order in which they were asked; nobody can answer those of a run that has ended. */
    List<QuestionLedger.Entry> open(RunState state, Runbook runbook) {
        if (state.ended().isPresent()) {
            return List.of();
        }
        return state.questions().open().stream()
                .filter(entry -> isAsked(entry, runbook))
                .toList();
    }

    private boolean isAsked(QuestionLedger.Entry entry, Runbook runbook) {
        return entry.question().of().contains(role)
                || entry.standIns().stream().anyMatch(one -> isOfRole(one, runbook));
    }

    private boolean isOfRole(PeopleFact.StandIn standIn, Runbook runbook) {
        return Authority.of(runbook).peopleOrDeputies(role).contains(standIn.person());
    }

    /** What is new to the role if it was not there before: each question, and each time that it was handed on to it. */
    List<String> askings(RunState state, Runbook runbook) {
        var askings = new ArrayList<String>();
        for (var entry : open(state, runbook)) {
            askings.add(entry.question().id());
            entry.escalated().stream()
                    .filter(rung -> rung.to().stream().anyMatch(one -> isOfRole(one, runbook)))
                    .forEach(rung -> askings.add(entry.question().id() + " " + rung.rung()));
        }
        return askings;
    }
}
