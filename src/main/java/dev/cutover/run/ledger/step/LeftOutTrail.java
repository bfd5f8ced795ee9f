package dev.cutover.run.ledger.step;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a rollback leaves out from what people do: their requests bear their names, a step that failed has begun,
 * and a decision that leads past steps succeeds with them. Not thread-safe.
 */
public final class LeftOutTrail {
    private final List<StepId> last = new ArrayList<>();
    private long seq;

    /** Whether a rollback leaves the step out with this fact. Each fact is shown once, in order. */
    public boolean leavesOut(StepFact fact, Event event, boolean rollingBack) {
        boolean isLeftOut = fact instanceof StepFact.Skipped
                && fact.attempt() == 0
                && rollingBack
                && event.actor().equals(Event.ENGINE);
        if (isLeftOut) {
            if (event.seq() != seq + 1) {
                last.clear();
            }
            last.add(fact.step());
            seq = event.seq();
        }
        return isLeftOut;
    }

    /** What was left out by the decision that succeeds with this fact, right after it was skipped. */
    public List<StepId> passedBy(StepFact fact, Event event) {
        return event.seq() == seq + 1 && fact instanceof StepFact.Succeeded ? List.copyOf(last) : List.of();
    }
}
