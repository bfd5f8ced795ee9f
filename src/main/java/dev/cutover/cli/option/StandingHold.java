package dev.cutover.cli.option;

import dev.cutover.run.Request;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RequestLedger;
import dev.cutover.run.ledger.RunState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of a hold when its run is resumed. */
public final class StandingHold {
    @Option(
            names = "--continue",
            description =
                    "End a hold that stands. Without it a held run stays held, unless the hold was your own, made at"
                            + " the terminal that you then left.")
    private boolean continues;

    /** The hold that stays; null if there is none, or if the command ends it. */
    public RunFact.@Nullable Held stays(RunState state, String user) {
        var held = state.held().orElse(null);
        return held == null || continues || isOwn(held, state, user) ? null : held;
    }

    /** The hold of somebody who left the process on purpose and comes back; not if the process died. */
    private static boolean isOwn(RunFact.Held held, RunState state, String user) {
        return state.isLeft()
                && held.by().equals(user)
                && state.requests().all().stream().noneMatch(entry -> isRequestFor(held, entry));
    }

    /** Whether it came from another terminal. */
    private static boolean isRequestFor(RunFact.Held held, RequestLedger.Entry entry) {
        return entry.received().request() instanceof Request.Hold hold
                && hold.reason().equals(held.why())
                && entry.received().speaker().name().equals(held.by());
    }
}
