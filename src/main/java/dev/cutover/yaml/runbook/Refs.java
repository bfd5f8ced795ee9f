package dev.cutover.yaml.runbook;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Names;
import dev.cutover.yaml.shape.Reference;
import java.util.List;

/** References to what the runbook declares. */
public final class Refs {
    public static final Reference<RoleId> ROLE = new Reference<>(Names.Kind.ROLE, RoleId::new);
    public static final Reference<SystemId> SYSTEM = new Reference<>(Names.Kind.SYSTEM, SystemId::new);
    public static final Reference<CriterionId> CRITERION = new Reference<>(Names.Kind.CRITERION, CriterionId::new);
    public static final Reference<StepId> STEP = new Reference<>(Names.Kind.STEP, StepId::new);
    public static final Reference<StepId> ROLLBACK_STEP = new Reference<>(Names.Kind.ROLLBACK_STEP, StepId::new);
    public static final Reference<String> PERSON = new Reference<>(Names.Kind.PERSON, name -> name);
    static final Reference<String> TRAFFIC = new Reference<>(Names.Kind.TRAFFIC, name -> name);
    static final Reference<String> DIMENSION = new Reference<>(Names.Kind.DIMENSION, name -> name);

    static final ListOf<RoleId> ROLES = ListOf.some(ROLE, "a list of roles");
    static final ListOf<CriterionId> CRITERIA = ListOf.some(CRITERION, "a list of criteria");

    private Refs() {}

    static ListOf<StepId> steps(boolean ofRollback) {
        return ListOf.any(ofRollback ? ROLLBACK_STEP : STEP, "a list of steps");
    }

    /** Each name once, in order. */
    static <T> List<T> once(List<T> names) {
        return names.stream().distinct().toList();
    }
}
