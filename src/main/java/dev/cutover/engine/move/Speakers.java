package dev.cutover.engine.move;

import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import java.util.ArrayList;
import java.util.List;

/** Who may answer what. */
public final class Speakers {
    private Speakers() {}

    /** The step's owner first, then whoever may stop or turn the run. */
    public static List<RoleId> forStep(Step step, Runbook runbook) {
        var roles = new ArrayList<RoleId>();
        step.owner().ifPresent(roles::add);
        for (var role : runbook.roles().values()) {
            boolean turns = role.may().contains(Permission.ROLLBACK)
                    || role.may().contains(Permission.ABORT)
                    || role.may().contains(Permission.OVERRIDE);
            if (turns && !roles.contains(role.id())) {
                roles.add(role.id());
            }
        }
        return roles.isEmpty() ? List.copyOf(runbook.roles().keySet()) : roles;
    }

    /** The roles that have the permission; all roles if none has. */
    public static List<RoleId> with(Permission permission, Runbook runbook) {
        var roles = runbook.roles().values().stream()
                .filter(role -> role.may().contains(permission))
                .map(role -> role.id())
                .toList();
        return roles.isEmpty() ? List.copyOf(runbook.roles().keySet()) : roles;
    }

    /** The people of a role, for messages. */
    public static String names(RoleId role, Runbook runbook) {
        var found = runbook.roles().get(role);
        return found == null ? "" : String.join(", ", found.who());
    }
}
