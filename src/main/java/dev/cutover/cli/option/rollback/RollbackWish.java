package dev.cutover.cli.option.rollback;

import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.journal.Home;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollback that is wanted: of which run, of what, and by whom. Immutable. */
public record RollbackWish(
        Home home, RunId run, RunDefinition runDefinition, Scope scope, Optional<Instant> since, Speaker speaker) {

    /** The same of another scope. */
    public RollbackWish of(Scope recorded) {
        return new RollbackWish(home, run, runDefinition, recorded, since, speaker);
    }

    /** Whether the newest rollback is one of this scope, and lacks its reason, or the impact that is demanded. */
    public boolean isUnexplained(RunState state) {
        var all = state.rollbacks().all();
        var demands = runDefinition.runbook().value().conduct().demands();
        return !all.isEmpty()
                && all.get(all.size() - 1).scope().equals(scope)
                && state.rollbacks().lacks(demands, all.get(all.size() - 1));
    }

    /**
     * What to ask of whoever carries on the run.
     *
     * @param rollsBack whether it has not begun
     * @param reason empty if it follows later
     * @param impact empty if it follows later
     */
    public List<Request> requests(boolean rollsBack, String reason, String impact) {
        boolean explains = !rollsBack || !impact.isEmpty();
        var requests = new ArrayList<Request>();
        if (rollsBack) {
            requests.add(new Request.RollBack(scope, explains ? "" : reason, since));
        }
        if (explains) {
            requests.add(new Request.Explain(scope, reason, impact));
        }
        return requests;
    }
}
