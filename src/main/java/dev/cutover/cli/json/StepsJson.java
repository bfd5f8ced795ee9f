package dev.cutover.cli.json;

import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.StepLedger;
import dev.cutover.run.StepState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every step of the runbook, whether anything has happened to it or not; then those of the way back that began. */
final class StepsJson {
    private StepsJson() {}

    static List<Map<String, Object>> of(StepLedger ledger, Runbook runbook) {
        var all = new ArrayList<Map<String, Object>>();
        var told = new HashSet<StepId>();
        for (var phase : runbook.phases()) {
            for (var step : phase.steps()) {
                told.add(step.id());
                all.add(one(ledger.of(step.id()), Optional.of(phase), Optional.of(step)));
            }
        }
        ledger.all().stream()
                .filter(entry -> !told.contains(entry.step()))
                .forEach(entry -> all.add(one(entry, Optional.empty(), Optional.empty())));
        return all;
    }

    private static Map<String, Object> one(StepLedger.Entry entry, Optional<Phase> phase, Optional<Step> step) {
        return new Fields()
                .put("step", entry.step().value())
                .put("phase", phase.map(Phase::name))
                .put("kind", step.map(known -> known.work().kind()))
                .put("title", step.map(Step::title))
                .put("state", entry.state())
                .put("how", entry.state() == StepState.SUCCEEDED ? entry.how() : null)
                .put("attempt", entry.attempt())
                .put("firstStarted", entry.firstStarted())
                .put("started", entry.started())
                .put("ended", entry.ended())
                .put("cause", entry.cause())
                .put("why", entry.why())
                .put("timers", entry.timers())
                .put("outputs", entry.outputs())
                .map();
    }
}
