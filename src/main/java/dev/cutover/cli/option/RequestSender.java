package dev.cutover.cli.option;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.control.ControlClient;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.execution.EvidenceFile;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.model.StepId;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.words.RedactedWords;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a request to a run in another process, and prints the answer. */
public final class RequestSender {
    @Mixin
    private OpenRunOption run = new OpenRunOption();

    @Option(names = "--as", paramLabel = "NAME", description = "Who speaks: a person of the runbook.")
    private @Nullable String as;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Their private key, where the runbook has their public one; by default looked for in"
                    + " ~/.ssh, "
                    + "then in the ssh agent.")
    private @Nullable String key;

    @Mixin
    private HomeOption home = new HomeOption();

    /** Where runs are runHome. */
    public Home home(ProcessEnvironment processEnvironment) {
        return home.of(processEnvironment);
    }

    public RunId run(Home runHome) {
        return run.of(runHome);
    }

    /** The options that lead another command to the same run and home; empty if it could mean no other. */
    public String where(ProcessEnvironment processEnvironment, RunId meant) {
        var runHome = home(processEnvironment);
        return (runHome.open().size() > 1 ? " --run " + meant : "") + HomeOption.leadingTo(runHome, processEnvironment);
    }

    /** The person named; empty if none is. */
    public String as() {
        return as == null ? "" : as;
    }

    /** Signs for the person named, where the runbook has their key. */
    public RequestSigning signing(ProcessEnvironment processEnvironment) {
        return new RequestSigning(processEnvironment, Optional.ofNullable(key));
    }

    /** Sends the request, signed if the runbook has the speaker's key, and prints the answer. */
    public int ask(ProcessEnvironment processEnvironment, Request request) {
        return ask(processEnvironment, request, Optional.empty());
    }

    /**
     * The same.
     *
     * @param until how long it may wait in the inbox, if no process runs the run; empty for no limit of its own
     */
    public int ask(ProcessEnvironment processEnvironment, Request request, Optional<Instant> until) {
        var runHome = home(processEnvironment);
        var requestSigning = signing(processEnvironment);
        var inbox = new InboxSender(processEnvironment, runHome, run(runHome));
        return request.mayWait() && inbox.isAlone()
                ? inbox.keep(request, as(), requestSigning, Optional.empty(), until)
                : ask(processEnvironment, runHome, new SpokenRequest(run(runHome), request, as(), requestSigning));
    }

    /** Whether no process runs the run, so that nobody answers what is asked of it. */
    public boolean isAlone(ProcessEnvironment processEnvironment) {
        var runHome = home(processEnvironment);
        return new InboxSender(processEnvironment, runHome, run(runHome)).isAlone();
    }

    /**
     * Hands a file over, for whoever runs the run to add to the evidence: only the runner knows the secrets to be
     * masked in it. Personal data is redacted before, by the rules of the run's own runbook. Waits for it, if a process
     * runs the run.
     */
    public int handOver(ProcessEnvironment processEnvironment, EvidenceFile file, StepId step) {
        var runHome = home(processEnvironment);
        var clean = file.redacted(PinnedRunbook.redaction(RecordedRun.of(runHome, run(runHome))));
        var keepEvidence = clean.request(step, EvidenceStore.digest(clean.content()));
        keepEvidence
                .redacted()
                .ifPresent(redacted -> CommandOutputs.out(processEnvironment)
                        .line(keepEvidence.name() + ": " + RedactedWords.of(redacted)));
        return new InboxSender(processEnvironment, runHome, run(runHome))
                .keep(keepEvidence, as(), signing(processEnvironment), Optional.of(clean.content()), Optional.empty());
    }

    /** The request, its run and its speaker; the speaker is empty if none is named. */
    public record SpokenRequest(RunId run, Request request, String as, RequestSigning requestSigning) {}

    /** Asks the process that runs the run; where none does, it is kept in the inbox for the next one. */
    public static int askOrKeep(ProcessEnvironment processEnvironment, Home runHome, SpokenRequest spokenRequest) {
        var inbox = new InboxSender(processEnvironment, runHome, spokenRequest.run());
        return inbox.isAlone()
                ? inbox.keep(
                        spokenRequest.request(),
                        spokenRequest.as(),
                        spokenRequest.requestSigning(),
                        Optional.empty(),
                        Optional.empty())
                : ask(processEnvironment, runHome, spokenRequest);
    }

    public static int ask(ProcessEnvironment processEnvironment, Home runHome, SpokenRequest spokenRequest) {
        var run = spokenRequest.run();
        var signed = spokenRequest.as().isEmpty()
                ? new RequestSigning.Signed(spokenRequest.request(), new Speaker("", "", "socket"))
                : spokenRequest
                        .requestSigning()
                        .sign(RecordedRun.of(runHome, run), spokenRequest.request(), spokenRequest.as());
        return InboxReply.print(
                processEnvironment,
                run,
                signed.request(),
                new ControlClient(runHome).ask(run, signed.request(), signed.speaker()));
    }

    /** Prints the answer to a request to this process's own run, unless its effect is shown anyway. */
    public static void show(ProcessEnvironment processEnvironment, RequestReply requestReply) {
        if (requestReply.state() != RequestReply.State.DONE) {
            boolean waits = requestReply.state() == RequestReply.State.PENDING;
            CommandOutputs.err(processEnvironment)
                    .line((waits ? requestReply.id() + " pending: " : "refused: ") + requestReply.why());
        }
    }
}
