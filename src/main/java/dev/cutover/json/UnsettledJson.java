package dev.cutover.json;

import dev.cutover.model.Runbook;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact.How;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What keeps a run from ending as completed. */
final class UnsettledJson {
    private UnsettledJson() {}

    static Map<String, Object> of(RunState state, Runbook runbook) {
        return new JsonFields()
                .put("skipped", steps(state, step -> step.state() == StepState.SKIPPED))
                .put(
                        "undelivered",
                        UndeliveredMessages.of(state, runbook).stream()
                                .filter(message -> !message.isOfRun())
                                .map(message -> message.step().value())
                                .distinct()
                                .toList())
                .put(
                        "undeliveredAnnouncements",
                        UndeliveredMessages.of(state, runbook).stream()
                                .filter(UndeliveredMessages.Message::isOfRun)
                                .mapToInt(UndeliveredMessages.Message::count)
                                .sum())
                .put("overridden", steps(state, step -> isDone(step, How.OVERRIDDEN)))
                .put("byHand", steps(state, step -> isDone(step, How.BY_HAND)))
                .put("recovered", steps(state, step -> isDone(step, How.RECOVERED)))
                .put("effects", effects(state))
                .map();
    }

    private static List<String> steps(RunState state, Predicate<StepLedger.Entry> which) {
        return state.steps().all().stream()
                .filter(which)
                .map(step -> step.step().value())
                .toList();
    }

    private static boolean isDone(StepLedger.Entry step, How how) {
        return step.state() == StepState.SUCCEEDED && step.how() == how;
    }

    /** Effects of which it is not certain whether they happened. */
    private static List<Map<String, Object>> effects(RunState state) {
        return state.effects().all().stream()
                .filter(entry -> entry.state().isOpen() || entry.state() == EffectState.POSSIBLE)
                .filter(entry -> !state.effects().isUndone(entry.effect().key()))
                .map(UnsettledJson::effect)
                .toList();
    }

    private static Map<String, Object> effect(EffectLedger.Entry entry) {
        return new JsonFields()
                .put("key", entry.effect().key())
                .put("correlation", entry.effect().correlation())
                .put("step", entry.effect().step().value())
                .put("system", entry.effect().system().value())
                .put("direction", entry.effect().direction())
                .put("state", entry.state())
                .put("at", entry.at())
                .put("detail", entry.detail())
                .map();
    }
}
