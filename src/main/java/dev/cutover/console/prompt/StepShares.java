package dev.cutover.console.prompt;

import dev.cutover.model.Authority;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The part of a role, or of a person in all their roles, in a runbook. Immutable. */
final class StepShares {
    private final Runbook runbook;
    private final String whose;
    private final Set<RoleId> roles = new LinkedHashSet<>();

    /**
     * The part of somebody.
     *
     * @param whose a role or a person, in capitals or not
     */
    StepShares(Runbook runbook, String whose) {
        this.runbook = runbook;
        this.whose = whose.strip();
        var authority = Authority.of(runbook);
        for (var role : runbook.roles().keySet()) {
            boolean named = role.value().equalsIgnoreCase(this.whose);
            if (named || authority.people(role).stream().anyMatch(this.whose::equalsIgnoreCase)) {
                roles.add(role);
            }
        }
    }

    boolean isKnown() {
        return !roles.isEmpty();
    }

    /** What could be named instead. */
    String known() {
        return Clean.line(String.join(
                ", ", runbook.roles().keySet().stream().map(RoleId::value).toList()));
    }

    String inWords() {
        boolean role = roles.stream().anyMatch(one -> one.value().equalsIgnoreCase(whose));
        return Clean.line(
                role
                        ? whose
                        : whose + ", "
                                + String.join(
                                        ", ", roles.stream().map(RoleId::value).toList()));
    }

    boolean isAsked(QuestionLedger.Entry entry) {
        return entry.question().of().stream().anyMatch(roles::contains)
                || entry.standIns().stream().anyMatch(one -> one.person().equalsIgnoreCase(whose));
    }

    /** Whether they own the step, do it, or have a say in it. */
    boolean has(Step step) {
        return step.owner().filter(roles::contains).isPresent()
                || said(step.work()).stream().anyMatch(roles::contains);
    }

    private static List<RoleId> said(Work work) {
        if (work instanceof Work.Task task) {
            return List.of(task.by());
        } else if (work instanceof Work.Decision decision) {
            return List.of(decision.by());
        } else if (work instanceof Work.Gate gate) {
            var all = new ArrayList<RoleId>();
            gate.attest().forEach(attestation -> all.add(attestation.by()));
            gate.approve().ifPresent(approval -> all.addAll(approval.by()));
            return all;
        }
        return List.of(); // every other step is done by the engine
    }
}
