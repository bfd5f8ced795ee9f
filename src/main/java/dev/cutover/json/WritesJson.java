package dev.cutover.json;

import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dry run would have changed, in order. */
final class WritesJson {
    private WritesJson() {}

    /** Empty if the run is not a dry run. */
    static Optional<List<Map<String, Object>>> of(RunState state) {
        return state.isDryRun()
                ? Optional.of(
                        state.effects().all().stream().map(WritesJson::one).toList())
                : Optional.empty();
    }

    private static Map<String, Object> one(EffectLedger.Entry entry) {
        var effect = entry.effect();
        var jsonFields = new JsonFields()
                .put("step", effect.step().value())
                .put("system", effect.system().value())
                .put("direction", effect.direction());
        deed(effect.deed(), jsonFields);
        return jsonFields
                .put("state", entry.state())
                .put("detail", entry.detail())
                .map();
    }

    private static void deed(Effect.Deed deed, JsonFields jsonFields) {
        if (deed instanceof Effect.Call call) {
            jsonFields
                    .put("operation", call.operation())
                    .put("with", call.with())
                    .put("segment", call.segment().values())
                    .put("undo", call.undo() instanceof Undo.Call undo ? undo.call() : null);
        } else if (deed instanceof Effect.Weights weights) {
            jsonFields
                    .put("traffic", weights.traffic())
                    .put(
                            "weights",
                            weights.moves().stream().map(WritesJson::move).toList());
        } else if (deed instanceof Effect.Message message) {
            jsonFields.put("to", message.to()).put("text", message.text());
        } else if (deed instanceof Effect.ByHand byHand) {
            jsonFields
                    .put("byHand", byHand.text())
                    .put("segment", byHand.segment().values());
        } else {
            throw new IllegalStateException("no fields for " + deed.getClass());
        }
    }

    private static Map<String, Object> move(Effect.Move move) {
        return new JsonFields()
                .put("segment", move.key().values())
                .put("from", move.from())
                .put("to", move.to())
                .map();
    }
}
