package dev.cutover.yaml.check;

import dev.cutover.model.Approval;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Every go that a gate asks for must be one that somebody can give. */
final class GateCheck {
    private GateCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        checkedRunbook.runbook().steps().forEach(step -> check(step, checkedRunbook));
    }

    private static void check(Step step, CheckedRunbook checkedRunbook) {
        step.safety().pointOfNoReturn().ifPresent(point -> {
            permitted(step.id(), "point-of-no-return", point.approveBy(), Permission.GO, checkedRunbook);
            aPersonARole(
                    step.id(),
                    "point-of-no-return",
                    new Approval(point.approveBy(), point.approveBy().size()),
                    checkedRunbook);
        });
        if (step.work() instanceof Work.Gate gate) {
            gate.approve().ifPresent(approval -> {
                permitted(step.id(), "approve", approval.by(), Permission.GO, checkedRunbook);
                aPersonARole(step.id(), "approve", approval, checkedRunbook);
            });
            permitted(step.id(), "override", gate.overrideBy(), Permission.OVERRIDE, checkedRunbook);
        }
    }

    static void permitted(
            StepId step, String key, Collection<RoleId> roles, Permission permission, CheckedRunbook checkedRunbook) {
        for (RoleId id : roles) {
            Role role = checkedRunbook.runbook().roles().get(id);
            if (role != null && !Authority.of(checkedRunbook.runbook()).may(id, permission)) {
                String named =
                        role.may().stream().sorted().map(Permission::word).collect(Collectors.joining(", ", "[", "]"));
                checkedRunbook.problem(
                        step,
                        key,
                        "the role " + QuotedText.name(id.value()) + " may not say " + permission.word()
                                + ": its may is " + named,
                        "add " + permission.word() + " to its may, or name another role");
            }
        }
    }

    /** Four eyes: one person gives at most one of the goes of a gate. */
    private static void aPersonARole(StepId step, String key, Approval approval, CheckedRunbook checkedRunbook) {
        var roles = checkedRunbook.runbook().roles();
        List<List<String>> people = approval.by().stream()
                .filter(roles::containsKey)
                .map(id -> roles.getOrDefault(id, new Role(id, List.of(), "", java.util.Set.of()))
                        .who())
                .toList();
        if (people.size() == approval.by().size()
                && approval.atLeast() <= people.size()
                && RoleMatching.size(people) < approval.atLeast()) {
            String names = people.stream().flatMap(List::stream).distinct().collect(Collectors.joining(", "));
            checkedRunbook.problem(
                    step,
                    key,
                    "it wants the go of " + approval.atLeast()
                            + " roles, a person a role, but there are not enough people in them: " + names,
                    "add people to the roles, or name other roles");
        }
    }
}
