package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.fact.StepFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads, at the end of a shift's soak, the routers besides its own that this run has weights in force at: the next
 * weight is not set on top of something unknown. One that does not answer is recorded, and keeps nothing waiting.
 * Stateless.
 */
public final class OtherRouters {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private OtherRouters() {}

    /**
     * The reading that is due; null if none is.
     *
     * @param soaked when the soak ended
     */
    public static @Nullable NextAction next(Step step, Instant soaked, StepContext stepContext) {
        var own = ShiftTraffic.traffic((Work.Shift) step.work(), stepContext).router();
        var others = stepContext.runbook().traffic().values().stream()
                .map(Traffic::router)
                .filter(router -> !router.equals(own))
                .distinct()
                .toList();
        var read = read(step, soaked, stepContext);
        for (var router : others) {
            var inForce = RecordedWeights.of(router, stepContext);
            if (!read.contains(router) && !inForce.isEmpty()) {
                return call(step, soaked, inForce, stepContext);
            }
        }
        return null;
    }

    private static List<SystemId> read(Step step, Instant soaked, StepContext stepContext) {
        return stepContext
                .entry(step)
                .notes(AttemptNote.OtherRoutersRead.class)
                .filter(note -> note.until() == soaked.toEpochMilli())
                .findFirst()
                .map(AttemptNote.OtherRoutersRead::routers)
                .orElse(List.of());
    }

    private static NextAction call(Step step, Instant soaked, RecordedWeights inForce, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var read = new ArrayList<>(read(step, soaked, stepContext));
        read.add(inForce.router());
        var note = new StepFact.StepNote(
                step.id(), attempt, new AttemptNote.OtherRoutersRead(soaked.toEpochMilli(), read));
        return new NextAction.Call(
                step.id(),
                attempt,
                inForce.router().value(),
                LIMIT,
                callTools -> List.of(inForce.compareAgain(callTools), note),
                trouble -> List.of(inForce.unread(trouble.why()), note));
    }
}
