package dev.cutover.json.stream;

import dev.cutover.json.JsonFields;
import dev.cutover.json.QuestionsJson;
import dev.cutover.json.StatusJson;
import dev.cutover.json.TrafficJson;
import dev.cutover.model.StepId;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.TrafficLedger;
import dev.cutover.words.RunNarrative;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands, and which parts of it have changed since the last look. A part has the name and the form that it
 * has in the document of {@code status}, and is always told whole, so that a reader keeps the last of each; only of the
 * steps those are told that have changed. Not thread-safe.
 */
final class StandingChanges {
    private final Map<String, Object> shown = new HashMap<>();
    private final Map<StepId, StepMark> steps = new HashMap<>();
    private List<TrafficLedger.Entry> weights = List.of();

    /** What is told of a step. */
    private record StepMark(StepState state, int attempt) {}

    /** The parts that have changed; at the first look all of them. */
    Map<String, Object> next(RunNarrative narrative) {
        var state = narrative.state();
        var changed = new LinkedHashMap<String, Object>();
        show(changed, "held", StatusJson.held(narrative));
        show(changed, "ended", StatusJson.ended(state));
        show(changed, "frozen", StatusJson.frozen(state));
        traffic(changed, state.traffic());
        show(changed, "questions", QuestionsJson.open(state.questions()));
        steps(changed, state);
        return changed;
    }

    private void show(Map<String, Object> changed, String name, Object value) {
        if (!value.equals(shown.put(name, value))) {
            changed.put(name, value);
        }
    }

    /** Compared before it is put into a form: there may be hundreds of keys, and most events move none. */
    private void traffic(Map<String, Object> changed, TrafficLedger ledger) {
        var now = new ArrayList<TrafficLedger.Entry>();
        ledger.all().values().forEach(keys -> now.addAll(keys.values()));
        if (!now.equals(weights) || !shown.containsKey("traffic")) {
            weights = now;
            show(changed, "traffic", TrafficJson.of(ledger));
        }
    }

    private void steps(Map<String, Object> changed, RunState state) {
        boolean isFirst = shown.put("steps", Optional.empty()) == null;
        var told = new ArrayList<Map<String, Object>>();
        for (var entry : state.steps().all()) {
            var mark = new StepMark(entry.state(), entry.attempt());
            if (!mark.equals(steps.put(entry.step(), mark))) {
                told.add(step(entry));
            }
        }
        if (isFirst || !told.isEmpty()) {
            changed.put("steps", told);
        }
    }

    private static Map<String, Object> step(StepLedger.Entry entry) {
        return new JsonFields()
                .put("step", entry.step().value())
                .put("state", entry.state().documentName())
                .put("attempt", entry.attempt())
                .map();
    }
}
