package dev.cutover.cli.option;

import dev.cutover.model.Authority;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
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

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who ends the hold: a person of the runbook who may. Only your own hold needs no name.")
    private String as = "";

    /** Who ends the hold; a user without a name where it is their own. */
    public Speaker speaker(RunState state, String user) {
        boolean own = as.isEmpty()
                && state.held().filter(held -> isOwn(held, state, user)).isPresent();
        return new Speaker(own ? "" : as, user, "command");
    }

    /**
     * Refuses, before anything begins, to end a hold for somebody who may not.
     *
     * @throws ProblemException if they may not
     */
    public void require(RunState state, String user, Authority authority) {
        var held = state.held().orElse(null);
        if (held == null || !continues || (isOwn(held, state, user) && as.isEmpty()) || authority.mayContinue(as)) {
            return;
        }
        throw new ProblemException(
                ExitCode.USAGE,
                as.isEmpty()
                        ? "the run is held by " + held.by() + ", and ending the hold needs a person of the runbook"
                        : authority.stranger(as).orElse(as + " may not continue a held run"),
                "add --as NAME; those who may: " + String.join(", ", authority.peopleWhoContinue()));
    }

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
