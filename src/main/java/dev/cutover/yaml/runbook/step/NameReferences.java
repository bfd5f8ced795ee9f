package dev.cutover.yaml.runbook.step;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.ReferenceShape;
import java.util.List;

/** References to what the runbook declares. */
public final class NameReferences {
    public static final ReferenceShape<RoleId> ROLE = new ReferenceShape<>(DeclaredNames.Kind.ROLE, RoleId::new);
    public static final ReferenceShape<SystemId> SYSTEM =
            new ReferenceShape<>(DeclaredNames.Kind.SYSTEM, SystemId::new);
    public static final ReferenceShape<CriterionId> CRITERION =
            new ReferenceShape<>(DeclaredNames.Kind.CRITERION, CriterionId::new);
    public static final ReferenceShape<StepId> STEP = new ReferenceShape<>(DeclaredNames.Kind.STEP, StepId::new);
    public static final ReferenceShape<StepId> ROLLBACK_STEP =
            new ReferenceShape<>(DeclaredNames.Kind.ROLLBACK_STEP, StepId::new);
    public static final ReferenceShape<String> PERSON = new ReferenceShape<>(DeclaredNames.Kind.PERSON, name -> name);
    static final ReferenceShape<String> TRAFFIC = new ReferenceShape<>(DeclaredNames.Kind.TRAFFIC, name -> name);
    public static final ReferenceShape<String> DIMENSION =
            new ReferenceShape<>(DeclaredNames.Kind.DIMENSION, name -> name);

    static final ListOf<RoleId> ROLES = ListOf.some(ROLE, "a list of roles");
    static final ListOf<CriterionId> CRITERIA = ListOf.some(CRITERION, "a list of criteria");

    private NameReferences() {}

    static ListOf<StepId> steps(boolean ofRollback) {
        return ListOf.any(ofRollback ? ROLLBACK_STEP : STEP, "a list of steps");
    }

    /** Each name once, in order. */
    public static <T> List<T> once(List<T> names) {
        return names.stream().distinct().toList();
    }
}
