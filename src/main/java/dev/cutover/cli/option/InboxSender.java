package dev.cutover.cli.option;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.InboxForecast;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.model.Authority;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a request in the inbox of a run: for the next runner to judge and enter, if no process runs the run; otherwise
 * for the one that does, which is then waited for.
 */
final class InboxSender {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final RunId run;

    InboxSender(ProcessEnvironment processEnvironment, Home home, RunId run) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.run = run;
    }

    /** Whether no process runs the run, as far as this machine can tell: one elsewhere has to be asked there. */
    boolean isAlone() {
        var presence = home.holder(run)
                .map(known -> known.presence(Runner.thisProcess()))
                .orElse(LeaseHolder.Presence.LEFT);
        return presence == LeaseHolder.Presence.LEFT || presence == LeaseHolder.Presence.GONE;
    }

    /**
     * Keeps the request and says so.
     *
     * @param content the file that it is about, if it is one to keep evidence
     * @param until until when it may be entered; empty for no limit of its own
     * @throws ProblemException if nobody could ever enter it, or it cannot be kept
     */
    int keep(
            Request request,
            String as,
            RequestSigning requestSigning,
            Optional<byte[]> content,
            Optional<Instant> until) {
        var recordedRun = RecordedRun.of(home, run);
        require(recordedRun, request, as);
        var signed = requestSigning.signSeen(recordedRun, request, as);
        var now = WallTime.today();
        var inbox = RequestInbox.of(home, run);
        boolean alone = isAlone();
        if (alone) {
            var waits = new KeptRequest("", now, until, signed.request(), signed.speaker());
            requireAcceptable(recordedRun, waits, inbox);
        }
        try {
            var kept = inbox.keep(signed.request(), signed.speaker(), now, until, content);
            if (!alone) {
                var settled = new InboxReply(home, run, inbox, kept).await(this::isAlone);
                if (settled.isPresent()) {
                    return InboxReply.print(processEnvironment, run, request, settled.orElseThrow());
                }
            }
            CommandOutputs.out(processEnvironment)
                    .line("kept in the inbox as " + kept.name()
                            + (isAlone()
                                    ? ", since no process runs " + run
                                    : "; the process that runs " + run + " has not entered it yet")
                            + "; the next `cutover resume " + run + "` judges and enters it");
            return ExitCode.DONE.code();
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot keep the request in " + home.folder(run).inbox() + ": " + FileTrouble.words(e),
                    "make room on the disk, or say it when a process runs the run",
                    e);
        }
    }

    private void requireAcceptable(RecordedRun recordedRun, KeptRequest waits, RequestInbox inbox) {
        String refusal =
                InboxForecast.refusal(recordedRun, waits, inbox.contents().requests(), waits.at());
        if (!refusal.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "refused: " + refusal,
                    "nothing is kept in the inbox; `cutover status " + run + "` shows the run");
        }
    }

    /** What the next runner would refuse in any case is refused at once. */
    private void require(RecordedRun recordedRun, Request request, String as) {
        var state = recordedRun.state();
        if (state.ended().isPresent()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + run + " has ended, so nothing would enter it",
                    "`cutover status " + run + "` says how it ended");
        }
        var runbook = Amended.of(PinnedRunbook.of(state.created()).runbook(), state.amendments());
        var stranger = Authority.of(runbook).stranger(as);
        if (stranger.isPresent()) {
            throw new ProblemException(ExitCode.USAGE, stranger.orElseThrow(), "name one of them with --as");
        }
        if (as.isEmpty() && request.needsPerson()) {
            throw new ProblemException(ExitCode.USAGE, "a decision needs a name", "add --as NAME");
        }
    }
}
