package dev.cutover.execution.claim;

import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Claim;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import dev.cutover.words.ClaimWords;
import dev.cutover.words.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whose a claim is: the run, who began it and when, whether it is alive, what it left, and what to do. */
final class ClaimRefusal {
    private final RunDefinitionLoader loader;

    ClaimRefusal(RunDefinitionLoader loader) {
        this.loader = loader;
    }

    /** @param conflicts the other runs, and what each of them claims as well */
    ProblemException of(List<Conflict> conflicts) {
        return new ProblemException(
                ExitCode.HELD_ELSEWHERE,
                conflicts.stream()
                        .map(conflict -> Problem.of(message(conflict), hint(conflict.other())))
                        .toList());
    }

    /** Another run, and the claims of this one that it has as well; never empty. */
    record Conflict(OtherRun other, List<Claim> shared) {}

    private String message(Conflict conflict) {
        var other = conflict.other();
        String claims = Clean.line(ClaimWords.claims(conflict.shared()));
        if (other.state().isEmpty()) {
            return "nothing was begun: what run " + other.run() + " claims cannot be told ("
                    + Clean.line(other.trouble()) + "), so it may be open and change " + claims;
        }
        var state = other.state().orElseThrow();
        var created = state.created();
        String since = state.createdAt()
                .map(at -> ", begun " + Durations.day(at) + " " + Durations.time(at) + " UTC")
                .orElse("");
        String by = created.initiator().isEmpty() ? created.by() : created.initiator() + ", user " + created.by();
        return "nothing was begun: another run changes the same and has not ended. Run " + other.run() + " ("
                + Clean.line(created.pinned().runbook()) + " in "
                + Clean.line(created.pinned().environment()) + since + " by " + Clean.line(by) + ") claims " + claims
                + "; " + runner(other) + left(other, state);
    }

    private static String runner(OtherRun other) {
        return other.holder()
                .map(holder -> switch (holder.presence(Runner.thisProcess())) {
                    case RUNNING -> "it is run by " + holder;
                    case GONE -> "its runner is gone: " + holder;
                    case LEFT -> "no process runs it now; the last was that of " + holder;
                    case UNKNOWN -> "its runner is on another host: " + holder;
                })
                .orElse("no process runs it now");
    }

    private static boolean isAtWork(OtherRun other) {
        return other.holder()
                .map(holder -> holder.presence(Runner.thisProcess()))
                .filter(presence ->
                        presence == LeaseHolder.Presence.RUNNING || presence == LeaseHolder.Presence.UNKNOWN)
                .isPresent();
    }

    /** Of a run without a runner: where its traffic is, and which steps are open. */
    private String left(OtherRun other, RunState state) {
        if (isAtWork(other)) {
            return "";
        }
        var left = new ArrayList<String>();
        var names = runbook(state);
        state.traffic()
                .all()
                .forEach((traffic, keys) -> keys.forEach((key, entry) -> {
                    if (entry.weight().basisPoints() > 0 || !entry.certain()) {
                        left.add(names.map(runbook -> runbook.nameOf(key)).orElse(key.toString()) + " at "
                                + (entry.certain() ? "" : "an unknown share, last ") + entry.weight());
                    }
                }));
        var asked = state.questions().open().stream()
                .map(entry -> entry.question().step())
                .distinct()
                .toList();
        asked.forEach(step -> left.add("step '" + step + "' waiting for an answer"));
        state.steps().started().stream()
                .filter(step -> !asked.contains(step))
                .forEach(step -> left.add("step '" + step + "' under way"));
        return left.isEmpty() ? "" : "; it left " + Clean.line(String.join(", ", left));
    }

    private Optional<Runbook> runbook(RunState state) {
        try {
            return Optional.of(loader.pinned(state.created()).runbook().value());
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    private static String hint(OtherRun other) {
        RunId run = other.run();
        String beside = ". If both are meant: --alongside " + run + " --alongside-reason TEXT";
        if (other.state().isEmpty()) {
            return "`cutover verify " + run + "` says what is wrong with it" + beside;
        }
        boolean begun = !other.state().orElseThrow().effects().all().isEmpty();
        String end = "end it with " + (begun ? "`cutover rollback " + run + "` or " : "") + "`cutover abort --run "
                + run + " --as NAME --reason TEXT`";
        return (isAtWork(other)
                        ? "wait for its end (`cutover status " + run + "`), or " + end
                        : "take it over with `cutover resume " + run + "`, or " + end)
                + beside;
    }
}
