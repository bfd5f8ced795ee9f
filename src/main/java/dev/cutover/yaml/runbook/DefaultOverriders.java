package dev.cutover.yaml.runbook;

import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.runbook.step.StepReader.Draft;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A gate without {@code override} can be overridden by every role with that permission. */
final class DefaultOverriders {
    private final Set<RoleId> all = new LinkedHashSet<>();

    DefaultOverriders(Map<RoleId, Role> roles) {
        roles.forEach((id, role) -> {
            if (role.may().contains(Permission.OVERRIDE)) {
                all.add(id);
            }
        });
    }

    Step fill(Draft draft) {
        Step step = draft.step();
        if (!draft.preset() || !(step.work() instanceof Work.Gate gate)) {
            return step;
        }
        return step.withWork(new Work.Gate(gate.require(), gate.attest(), gate.approve(), gate.expires(), all));
    }
}
