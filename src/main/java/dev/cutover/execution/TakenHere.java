package dev.cutover.execution;

import dev.cutover.engine.RunListener;
import dev.cutover.execution.listen.PassingListener;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.util.List;

/**
 * Tells a listener apart what happened before this process took the run, and that it took it: the latter may be on
 * record before the engine begins.
 */
record TakenHere(RunListener listener, long epoch) implements PassingListener {

    /** Whether the event is that this runner took the run. */
    static boolean isTaking(Event event, long epoch) {
        return event.epoch() == epoch && event.fact() instanceof RunFact.LeaseTaken;
    }

    @Override
    public void recalled(List<Event> past) {
        int before = past.size();
        while (before > 1 && isTaking(past.get(before - 1), epoch)) {
            before--;
        }
        listener.recalled(past.subList(0, before));
        if (before < past.size()) {
            listener.happened(past.subList(before, past.size()));
        }
    }
}
