package dev.cutover.json.rollback;

import dev.cutover.json.JsonFields;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.StepReason;
import dev.cutover.plan.rollback.StepReasonWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why each step that was begun is in a rollback, or is not. Stateless. */
public final class StepReasonsJson {
    private StepReasonsJson() {}

    /** One object a step, in the order of the runbook. */
    public static List<Map<String, Object>> of(List<StepReason> reasons) {
        return reasons.stream().map(StepReasonsJson::of).toList();
    }

    private static Map<String, Object> of(StepReason reason) {
        return new JsonFields()
                .put("step", reason.step().value())
                .put("in", reason.isIn())
                .put("why", reason.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("other", reason.other().map(StepId::value))
                .put("words", StepReasonWords.of(reason))
                .map();
    }
}
