package dev.cutover.engine;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.RecordedWeights;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the weights of each router are read back: at once by a new runner that finds some in force, at a pace, and once
 * more before the run's end is written. Remembers only when that was: a new runner reads again. Not thread-safe:
 * engine's thread only.
 */
final class WeightWatch {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StepContext stepContext;
    private final Map<SystemId, Instant> readAt = new HashMap<>();
    private final Map<SystemId, Long> readAsOf = new HashMap<>();
    private long endSeq;

    WeightWatch(StepContext stepContext) {
        this.stepContext = stepContext;
    }

    /** The routers that have weights of this run, in the order of the runbook. */
    List<SystemId> routers() {
        return stepContext.runbook().traffic().values().stream()
                .filter(flow -> !stepContext.state().traffic().of(flow.id()).isEmpty())
                .map(Traffic::router)
                .distinct()
                .toList();
    }

    /** A reading has ended, whatever its result. */
    void answered(RunFact.WeightsRead read) {
        readAt.put(read.router(), stepContext.now());
        readAsOf.merge(read.router(), read.asOf(), Math::max);
    }

    /** Whether the run is about to end; what was read before that says nothing of the end. */
    void ending(boolean isEnding) {
        if (!isEnding) {
            endSeq = 0;
        } else if (endSeq == 0) {
            endSeq = stepContext.state().seq();
        }
    }

    /** Whether no step may start, and the run may not end, before the router's weights were read. */
    boolean mustRead(SystemId router) {
        long asOf = readAsOf.getOrDefault(router, -1L);
        boolean isDue = (asOf < 0 && isFoundInForce(router)) || (endSeq > 0 && asOf < endSeq);
        return isDue && !RecordedWeights.of(router, stepContext).isEmpty();
    }

    /** The same of any router. */
    boolean mustRead() {
        return routers().stream().anyMatch(this::mustRead);
    }

    /** Whether a former runner has left weights at the router. */
    private boolean isFoundInForce(SystemId router) {
        long taken = stepContext.state().takenSeq();
        return flows(router).stream()
                .flatMap(flow -> stepContext.state().traffic().of(flow.id()).values().stream())
                .map(TrafficLedger.Entry::effect)
                .flatMap(effect -> stepContext.effect(effect).stream())
                .anyMatch(effect -> effect.settledSeq() < taken);
    }

    /** Reads the router's weights now, or waits until that is due. */
    NextAction next(SystemId router) {
        if (!mustRead(router)) {
            var due = readAt.computeIfAbsent(router, first -> stepContext.now()).plus(pace(router));
            if (stepContext.now().isBefore(due)) {
                return new NextAction.Wait(due);
            }
        }
        var inForce = RecordedWeights.of(router, stepContext);
        if (inForce.isEmpty()) {
            return new NextAction.Wait(null);
        }
        return new NextAction.Call(
                StepId.NONE,
                0,
                router.value(),
                LIMIT,
                callTools -> List.of(inForce.compareAgain(callTools)),
                trouble -> List.of(inForce.unread(trouble.why())));
    }

    private Duration pace(SystemId router) {
        return flows(router).stream()
                .map(Traffic::readEvery)
                .min(Duration::compareTo)
                .orElse(Traffic.DEFAULT_READ_EVERY);
    }

    private List<Traffic> flows(SystemId router) {
        return stepContext.runbook().traffic().values().stream()
                .filter(flow -> flow.router().equals(router))
                .toList();
    }
}
