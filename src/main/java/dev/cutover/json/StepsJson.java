package dev.cutover.json;

import dev.cutover.model.Phase;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.LateSteps;
import dev.cutover.query.moment.StepClock;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.DisplayNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every step of the runbook, whether it has started or not; then the rollback steps that have started. */
final class StepsJson {
    private StepsJson() {}

    static List<Map<String, Object>> of(RunState state, DisplayNames displayNames) {
        var ledger = state.steps();
        var all = new ArrayList<Map<String, Object>>();
        var told = new HashSet<StepId>();
        for (var phase : displayNames.runbook().phases()) {
            for (var step : phase.steps()) {
                told.add(step.id());
                all.add(one(ledger.of(step.id()), Optional.of(phase), Optional.of(step))
                        .put("title", displayNames.title(step.id(), state))
                        .map());
            }
        }
        ledger.all().stream()
                .filter(entry -> !told.contains(entry.step()))
                .forEach(entry ->
                        all.add(one(entry, Optional.empty(), Optional.empty()).map()));
        return all;
    }

    private static JsonFields one(StepLedger.Entry entry, Optional<Phase> phase, Optional<Step> step) {
        return new JsonFields()
                .put("step", entry.step().value())
                .put("phase", phase.map(Phase::name))
                .put("kind", step.map(known -> known.work().kind()))
                .put("title", Optional.empty())
                .put("state", entry.state().documentName())
                .put("how", entry.state() == StepState.SUCCEEDED ? entry.how() : null)
                .put("attempt", entry.attempt())
                .put("firstStarted", entry.firstStarted())
                .put("started", entry.started())
                .put("ended", entry.ended())
                .put("actual", actual(entry))
                .put("cause", entry.cause())
                .put("why", entry.why())
                .put("timers", timers(entry))
                .put("outputs", new TreeMap<>(entry.outputs()));
    }

    /** When the work began and ended by the word of people. */
    private static Optional<Map<String, Object>> actual(StepLedger.Entry entry) {
        return entry.note(AttemptNote.ActualTimes.class)
                .map(times -> new JsonFields()
                        .put("began", times.began())
                        .put("ended", times.ended())
                        .map());
    }

    private static Map<String, Instant> timers(StepLedger.Entry entry) {
        var timers = new TreeMap<String, Instant>();
        entry.timers().forEach((timer, until) -> timers.put(timer.text(), until));
        return timers;
    }

    /** Those that are late. */
    static List<Map<String, Object>> late(StatusSnapshot statusSnapshot) {
        var narrative = statusSnapshot.runNarrative();
        var state = statusSnapshot.state();
        boolean alone = state.ended().isEmpty() && statusSnapshot.isAlone();
        var clock = StepClock.of(narrative, statusSnapshot.now(), alone);
        return LateSteps.of(narrative.runbook(), state, clock, statusSnapshot.now()).stream()
                .map(late -> new JsonFields()
                        .put("step", late.step().value())
                        .put("bySeconds", Seconds.of(late.by()))
                        .map())
                .toList();
    }
}
