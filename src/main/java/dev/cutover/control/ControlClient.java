package dev.cutover.control;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.ReportedWeight;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends requests to the process that runs a run. Immutable and thread-safe. */
public final class ControlClient {
    private static final int PATIENCE_SECONDS = 15;

    private final Home home;

    public ControlClient(Home home) {
        this.home = home;
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @param speaker who asks, with their signature if they have signed; the runner determines the operating-system
     *     user itself
     * @throws ProblemException if no process runs it, or no answer came: then it is unknown whether it was received
     */
    public RequestReply ask(RunId run, Request request, Speaker speaker) {
        String reach = reach(run);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(reach));
            var late = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            late.execute(() -> hangUp(channel));
            WholeWrite.to(channel, ControlProtocol.request(run, request, speaker));
            var requestReply =
                    ControlProtocol.reply(ControlProtocol.all(channel)).orElseThrow(() -> unanswered(run));
            if (requestReply.state() == RequestReply.State.PENDING
                    && requestReply.id().isEmpty()) {
                throw stuck(run);
            }
            return requestReply;
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "the runner of " + run + " cannot be reached at " + reach + ": " + e.getMessage(),
                    otherwise(run),
                    e);
        }
    }

    /**
     * Freezes the run's ramps while somebody here asks for its rollback.
     *
     * @return empty if the runner cannot be reached, or cannot freeze them
     * @throws ProblemException if no process runs it
     */
    public Optional<FreezeConnection> freeze(RunId run) {
        try {
            return Optional.of(FreezeConnection.open(run, reach(run)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The weights in force, as the runner's routers report them now.
     *
     * @throws ProblemException if no process runs it, or the runner cannot be reached
     */
    public List<ReportedWeight> weights(RunId run) {
        String reach = reach(run);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(reach));
            var late = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            late.execute(() -> hangUp(channel));
            WholeWrite.to(channel, ControlProtocol.weights(run));
            return ControlProtocol.readings(ControlProtocol.all(channel));
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "the routers of " + run + " cannot be asked: " + e.getMessage(),
                    "`cutover status " + run + "` shows what the record says",
                    e);
        }
    }

    private String reach(RunId run) {
        var holder = home.holder(run);
        var presence = holder.map(known -> known.presence(Runner.thisProcess())).orElse(LeaseHolder.Presence.LEFT);
        if (presence == LeaseHolder.Presence.UNKNOWN) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "run " + run + " is run by another machine: " + holder.orElseThrow(),
                    "run the command there");
        }
        if (presence != LeaseHolder.Presence.RUNNING) {
            String who = holder.map(
                            known -> ": " + known + (presence == LeaseHolder.Presence.GONE ? " is gone" : " stopped"))
                    .orElse("");
            throw new ProblemException(
                    ExitCode.ERROR,
                    "no process runs " + run + who,
                    "`cutover resume " + run + "` continues it (with --wait, answers can come from other terminals);"
                            + " `cutover status " + run + "` shows where it stands");
        }
        String reach = holder.orElseThrow().reach();
        if (reach.isEmpty()) {
            throw new ProblemException(
                    ExitCode.ERROR, "the runner of " + run + " has no control socket", otherwise(run));
        }
        return reach;
    }

    /** A hint that works without the socket. */
    private String otherwise(RunId run) {
        return "try again; or hold the run with a file: touch "
                + home.folder(run).holdFlag();
    }

    private ProblemException stuck(RunId run) {
        String who = home.holder(run).map(LeaseHolder::toString).orElse("?");
        return new ProblemException(
                ExitCode.ERROR,
                "run " + run + " is run by " + who
                        + ", which received the request and does not answer; it may still act on it",
                "`cutover status " + run + "` shows it; if that process hangs, end it and ask again");
    }

    private static ProblemException unanswered(RunId run) {
        return new ProblemException(
                ExitCode.ERROR,
                "no answer, so it is unknown whether the runner of " + run + " received the request",
                "`cutover status " + run + "` and `cutover decisions " + run
                        + "` show what was recorded; repeating the request does no harm");
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(ControlClient.class.getName()).log(System.Logger.Level.DEBUG, "hanging up", e);
        }
    }
}
