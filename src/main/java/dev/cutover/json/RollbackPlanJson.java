package dev.cutover.json;

import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.query.RollbackPreview;
import dev.cutover.query.rollback.PhasePlan;
import dev.cutover.run.Effect;
import java.util.List;
import java.util.Map;

/** The plan of a rollback. */
public final class RollbackPlanJson {
    private RollbackPlanJson() {}

    public static JsonDocument of(RollbackPreview ahead) {
        var written = ahead.runbook().rollback();
        return JsonDocument.of("way-back")
                .put("run", ahead.run().value())
                .put("scope", ahead.scope().toString())
                .put("nothing", ahead.nothing().isPresent())
                .put("traffic", traffic(ahead.rollbackPlan()))
                .put(
                        "undo",
                        ahead.rollbackPlan().undo().stream()
                                .map(RollbackPlanJson::undo)
                                .toList())
                .put(
                        "steps",
                        ahead.steps().stream()
                                .map(step -> step.step().id().value())
                                .toList())
                .put("stays", ahead.stays())
                .put("windowSeconds", written.map(plan -> Seconds.of(plan.window())))
                .put(
                        "phases",
                        ahead.phasesAhead().phases().stream()
                                .map(RollbackPlanJson::phase)
                                .toList())
                .put("alsoOpens", ahead.rollbackPlan().alsoOpens())
                .put("warnings", ahead.phasesAhead().warnings())
                .put("accepts", written.flatMap(plan -> plan.accepts()).map(criterion -> criterion.value()))
                .put("meter", RollbackMeterJson.of(ahead.rollbackMeter()));
    }

    private static Map<String, Object> phase(PhasePlan phasePlan) {
        return new JsonFields()
                .put("phase", phasePlan.phase().word())
                .put("does", phasePlan.does())
                .put("expectedSeconds", phasePlan.time().whole().map(Seconds::of))
                .put("atLeastSeconds", Seconds.of(phasePlan.time().known()))
                .put("notKnown", phasePlan.time().untimed())
                .map();
    }

    private static List<Map<String, Object>> traffic(RollbackPlan way) {
        return way.moves().entrySet().stream()
                .flatMap(flow ->
                        flow.getValue().stream().map(move -> move(flow.getKey().id(), move)))
                .toList();
    }

    private static Map<String, Object> move(String traffic, Effect.Move move) {
        return new JsonFields()
                .put("traffic", traffic)
                .put("segment", move.key().values())
                .put("from", move.from())
                .put("to", 0)
                .map();
    }

    private static Map<String, Object> undo(RollbackPlan.Undoing undoing) {
        var effect = undoing.entry().effect();
        var fields = new JsonFields()
                .put("step", effect.step().value())
                .put("system", effect.system().value())
                .put("state", undoing.entry().state())
                .put("when", undoing.time().written());
        if (undoing.undo() instanceof Undo.Call call) {
            return fields.put("operation", call.call()).put("byHand", null).map();
        } else if (undoing.undo() instanceof Undo.ByHand hand) {
            return fields.put("operation", null).put("byHand", hand.text()).map();
        } else if (undoing.undo() instanceof Undo.None) {
            return fields.put("operation", null).put("byHand", null).map();
        }
        throw new IllegalStateException("no fields for " + undoing.undo().getClass());
    }
}
