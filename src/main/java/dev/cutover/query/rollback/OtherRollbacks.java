package dev.cutover.query.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/** What a rollback that is yet to begin has to do with those that are open. Not thread-safe: it reads the state. */
record OtherRollbacks(Runbook runbook, RunState state, Scope scope) {

    /** A sentence each, without a full stop; none if no rollback is open that concerns it. */
    List<String> words() {
        var rollbacks = state.rollbacks();
        if (!rollbacks.isAnyOpen()) {
            return List.of();
        }
        var running = rollbacks.running(scope);
        if (running.isPresent()) {
            return List.of(runbook.nameOf(scope, "is ", "are ") + "already being rolled back by rollback "
                    + running.orElseThrow().number());
        }
        var sharedWork = new SharedWork(
                new RollbackPlanner(runbook), state, rollbacks.all().size() + 1, scope);
        var narrower = sharedWork.narrower();
        var words = new ArrayList<String>();
        narrower.forEach(
                other -> words.add("takes over rollback " + other.number() + " of " + runbook.nameOf(other.scope())));
        sharedWork.shared().stream()
                .filter(waiting -> narrower.stream().noneMatch(other -> other.number() == waiting.rollback()))
                .forEach(waiting -> words.add("waits for " + waiting.words()));
        return words;
    }
}
