package dev.cutover.execution.claim;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.ClaimLedger;
import dev.cutover.run.Claim;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open runs of a home with what they claim, as their records tell it. */
final class OtherRuns {
    private final Home home;
    private final ConnectorCatalog catalog;
    private final RunDefinitionLoader loader;

    OtherRuns(Home home, ConnectorCatalog catalog, RunDefinitionLoader loader) {
        this.home = home;
        this.catalog = catalog;
        this.loader = loader;
    }

    /**
     * The newest first.
     *
     * @param but a run that is left out
     */
    List<OtherRun> all(Optional<RunId> but) {
        return home.runs().stream()
                .filter(run -> but.filter(run::equals).isEmpty())
                .filter(run -> home.mayBeOpen(run) || isHeld(run))
                .flatMap(run -> read(run).stream())
                .toList();
    }

    /** Whether a process has it, or may have it on another host: an ended run may be about to be rolled back. */
    private boolean isHeld(RunId run) {
        return home.holder(run)
                .map(leaseHolder -> leaseHolder.presence(Runner.thisProcess()))
                .filter(presence ->
                        presence == LeaseHolder.Presence.RUNNING || presence == LeaseHolder.Presence.UNKNOWN)
                .isPresent();
    }

    private Optional<OtherRun> read(RunId run) {
        var events = new ArrayList<Event>();
        try {
            home.reader(run).read(line -> events.add(line.event()));
            if (events.isEmpty()) {
                return Optional.empty();
            }
            var state = RunState.asRead(events);
            var claimLedger = ClaimLedger.of(events);
            boolean open = !claimLedger.isOver() || (claimLedger.isReopening() && isHeld(run));
            return open && !state.isDryRun()
                    ? Optional.of(new OtherRun(
                            run, Optional.of(state), "", claimLedger, claims(state, claimLedger), home.holder(run)))
                    : Optional.empty();
        } catch (ProblemException | IllegalTransition unreadable) {
            // It may have claimed anything: a person has to look.
            return Optional.of(new OtherRun(
                    run,
                    Optional.empty(),
                    String.valueOf(unreadable.getMessage()),
                    ClaimLedger.of(events),
                    List.of(),
                    home.holder(run)));
        }
    }

    /** A run of an old version did not record its claims: they are what a run of the same files claims today. */
    private List<Claim> claims(RunState state, ClaimLedger claimLedger) {
        boolean untold = state.created().mode() == RunFact.Mode.LIVE;
        return claimLedger
                .claims()
                .orElseGet(() -> untold ? RunClaims.of(loader.pinned(state.created()), catalog) : List.of());
    }
}
