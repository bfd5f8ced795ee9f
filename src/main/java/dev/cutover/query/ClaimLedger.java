package dev.cutover.query;

import dev.cutover.run.Alongside;
import dev.cutover.run.Claim;
import dev.cutover.run.Claims;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a run claims, by its events so far. Not thread-safe. */
public final class ClaimLedger {
    private final List<Alongside> alongside = new ArrayList<>();
    private Optional<List<Claim>> claims = Optional.empty();
    private boolean ended;
    private boolean claimedSinceTheEnd;

    /** The claims of a run with these events. */
    public static ClaimLedger of(List<Event> events) {
        var claimLedger = new ClaimLedger();
        events.forEach(claimLedger::add);
        return claimLedger;
    }

    /** Takes one more event in; all but a few change nothing. */
    public void add(Event event) {
        if (event.fact() instanceof RunFact.LeaseTaken taken) {
            taken.claims().ifPresent(this::replace);
        } else if (event.fact() instanceof RunFact.Ended) {
            ended = true;
            claimedSinceTheEnd = false;
        } else if (event.fact() instanceof RollbackFact.Requested) {
            ended = false;
        }
    }

    private void replace(Claims taken) {
        claims = Optional.of(taken.all());
        taken.alongside().ifPresent(alongside::add);
        claimedSinceTheEnd = ended;
    }

    /** The claims in force while the run is open; empty if it never said what it claims, as runs of old versions. */
    public Optional<List<Claim>> claims() {
        return claims;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return ended;
    }

    /** Whether it has ended, and its runner has claimed again since, for a rollback that it has not begun yet. */
    public boolean isReopening() {
        return ended && claimedSinceTheEnd;
    }

    /** The decisions to go on beside other runs, in order. */
    public List<Alongside> alongside() {
        return Collections.unmodifiableList(alongside);
    }

    /** Whether it was decided that this run goes on beside the other one. */
    public boolean goesAlongside(RunId other) {
        return alongside.stream().anyMatch(decision -> decision.runs().contains(other));
    }
}
