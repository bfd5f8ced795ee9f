package dev.cutover.cli.option;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Authority;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of a hold when its run is resumed. */
public final class StandingHold {
    /** What follows is said by the run itself, so there is no impact to ask for. */
    private static final String NO_IMPACT = "what comes next";

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

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why the hold ends; it is recorded. Your own hold needs none.")
    private String reason = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Their private key, where the runbook has their public one; by default looked for in ~/.ssh,"
                    + " then in the ssh agent.")
    private @Nullable String key;

    /** What is asked of the run that is resumed, and by whom. */
    public record Ending(Request.Continue request, Speaker speaker) {}

    /** The end of the hold, signed where the runbook has the person's key; empty if nothing ends here. */
    public Optional<Ending> ending(ProcessEnvironment processEnvironment, RecordedRun recordedRun, String user) {
        var state = recordedRun.state();
        if (state.held().isEmpty() || stays(state, user) != null) {
            return Optional.empty();
        }
        var request = new Request.Continue(reason);
        var requestSigning = new RequestSigning(processEnvironment, Optional.ofNullable(key));
        return Optional.of(new Ending(request, requestSigning.here(recordedRun, request, as, user)));
    }

    /**
     * Refuses, before anything begins, to end a hold for somebody who may not, or without what the runbook demands.
     *
     * @throws ProblemException if they may not
     */
    public void require(RunState state, String user, Runbook runbook) {
        var held = state.held().orElse(null);
        var authority = Authority.of(runbook);
        if (held == null || !continues || (isOwn(held, state, user) && as.isEmpty())) {
            return;
        }
        if (authority.mayContinue(as)) {
            runbook.conduct()
                    .demands()
                    .missing("continuing", reason, NO_IMPACT)
                    .filter(lacks -> !isOwn(held, state, user))
                    .ifPresent(lacks -> {
                        throw new ProblemException(ExitCode.USAGE, lacks, "add --reason TEXT");
                    });
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
        return state.isLeft() && state.requests().isHoldOf(user, held);
    }
}
