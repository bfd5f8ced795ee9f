package dev.cutover.engine.context;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The roles and people to whom a question is put. What each may answer is decided by {@link Authority}. Stateless. */
public final class EligiblePeople {
    private static final Set<Permission> TURNING =
            EnumSet.of(Permission.ROLLBACK, Permission.ABORT, Permission.OVERRIDE);

    private EligiblePeople() {}

    /** The step's owner first, then those who may stop the run or roll it back. */
    public static List<RoleId> forStep(Step step, Runbook runbook) {
        var roles = new ArrayList<RoleId>();
        step.owner().ifPresent(roles::add);
        var authority = Authority.of(runbook);
        for (var role : runbook.roles().keySet()) {
            boolean turns = TURNING.stream().anyMatch(permission -> authority.may(role, permission));
            if (turns && !roles.contains(role)) {
                roles.add(role);
            }
        }
        return roles.isEmpty() ? List.copyOf(runbook.roles().keySet()) : roles;
    }

    /** The roles that have the permission; all roles if none has. */
    public static List<RoleId> with(Permission permission, Runbook runbook) {
        var roles = Authority.of(runbook).rolesWith(permission);
        return roles.isEmpty() ? List.copyOf(runbook.roles().keySet()) : roles;
    }

    /** The people of a role, for messages. */
    public static String names(RoleId role, Runbook runbook) {
        return String.join(", ", Authority.of(runbook).people(role));
    }
}
