package dev.cutover.json.again;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.again.AgainPlan;
import dev.cutover.plan.again.AgainPreview;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What doing a scope again begins anew. Stateless. */
public final class AgainPlanJson {
    private AgainPlanJson() {}

    public static JsonDocument of(AgainPreview ahead) {
        var plan = ahead.plan();
        return JsonDocument.of("again")
                .put("run", ahead.run().value())
                .put("scope", ahead.scope().toString())
                .put("possible", ahead.refusal().isEmpty())
                .put("refusal", ahead.refusal())
                .put("anew", ahead.anew().map(step -> step(step, plan)).toList())
                .put("waiting", ids(plan.waiting()))
                .put("stays", plan.stays());
    }

    private static Map<String, Object> step(Step step, AgainPlan plan) {
        var fields = new JsonFields()
                .put("step", step.id().value())
                .put("kind", step.work().kind())
                .put("segment", step.where().values())
                .put("because", because(step, plan))
                .put(
                        "commit",
                        step.safety()
                                .pointOfNoReturn()
                                .map(point -> words(point.approveBy()))
                                .orElse(List.of()));
        if (step.work() instanceof Work.Gate gate) {
            return fields.put("require", words(gate.require()))
                    .put(
                            "attest",
                            gate.attest().stream().map(one -> one.by().value()).toList())
                    .put(
                            "approve",
                            gate.approve().map(approval -> words(approval.by())).orElse(List.of()))
                    .map();
        }
        return fields.map();
    }

    private static String because(Step step, AgainPlan plan) {
        return plan.steps().contains(step)
                ? "rolled-back"
                : plan.wider().contains(step) ? "undone-to-open" : "counts-no-longer";
    }

    private static List<String> words(Collection<?> names) {
        return names.stream().map(Object::toString).toList();
    }

    private static List<String> ids(List<Step> steps) {
        return steps.stream().map(Step::id).map(StepId::value).toList();
    }
}
