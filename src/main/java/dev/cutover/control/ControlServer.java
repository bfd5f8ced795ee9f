package dev.cutover.control;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.RunFolder;
import dev.cutover.run.ReportedWeight;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;

/**
 * The runner's side of the control socket. The operating system identifies the caller; what callers say about
 * themselves is not trusted. A connection is closed if the caller sends nothing, too much, or too slowly; none of them
 * delays the run. Thread-safe: it answers callers on its own threads, and passes their requests to the
 * {@link CommandPort}.
 */
public final class ControlServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int CALLERS = 8;
    private static final int IN_LINE = 32;

    /** How many callers may wait for routers at once: a hold must still get through meanwhile. */
    private static final int AT_THE_ROUTERS = CALLERS / 2;

    private static final int SECONDS_TO_ASK = 5;
    private static final int SECONDS_TO_ANSWER = 5;
    private static final int SECONDS_TO_READ_WEIGHTS = 15;
    private static final int MILLIS_TO_RECOVER = 200;
    private static final int MILLIS_TO_PART = 500;

    private final RunFolder folder;
    private final CommandPort commandPort;
    private final WeightsInForce weightsInForce;
    private final Path socket;
    private final ServerSocketChannel server;
    private final ThreadPoolExecutor callers;
    private final ScheduledExecutorService watch;
    private final FreezeConnections freezeConnections;
    private final StatusConnections statusConnections;
    private final Semaphore atTheRouters = new Semaphore(AT_THE_ROUTERS);

    private ControlServer(
            RunFolder folder, CommandPort commandPort, Answers answers, Path socket, ServerSocketChannel server) {
        this.folder = folder;
        this.commandPort = commandPort;
        this.weightsInForce = answers.weightsInForce();
        this.socket = socket;
        this.server = server;
        this.freezeConnections = new FreezeConnections(folder.run(), commandPort);
        this.callers = new ThreadPoolExecutor(
                CALLERS, CALLERS, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(IN_LINE), ControlServer::daemon);
        this.watch = Executors.newSingleThreadScheduledExecutor(ControlServer::daemon);
        this.statusConnections = new StatusConnections(answers.status(), watch);
    }

    /** What is answered without asking the run. */
    public record Answers(WeightsInForce weightsInForce, StatusAnswers status) {}

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "control");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Opens the socket. The caller must hold the run's lease.
     *
     * @throws IOException if no socket can be created; the run continues without one
     */
    public static ControlServer open(RunFolder folder, CommandPort commandPort, Answers answers) throws IOException {
        var socket = SocketLocation.of(folder);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        var controlServer = new ControlServer(folder, commandPort, answers, socket, server);
        controlServer.begin();
        return controlServer;
    }

    private void begin() {
        daemon(this::listen).start();
    }

    /** The path of the socket, for the lease. */
    public String address() {
        return socket.toString();
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                receive(server.accept());
            } catch (ClosedChannelException closed) {
                LOG.log(System.Logger.Level.DEBUG, "no more callers are accepted");
            } catch (IOException e) {
                // For example, too many files are open: that passes, and the server must still accept callers
                // afterwards.
                LOG.log(System.Logger.Level.WARNING, "a caller could not be accepted at " + socket, e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_RECOVER));
            }
        }
    }

    private void receive(SocketChannel caller) {
        try {
            callers.execute(new QueuedCaller(caller, () -> serve(caller)));
        } catch (RejectedExecutionException tooMany) {
            QueuedCaller.hangUp(caller);
        }
    }

    private void serve(SocketChannel caller) {
        boolean stays = false;
        try {
            stays = answer(caller, line(caller));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a caller is gone", e);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no caller is served any more", closing);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            if (!stays) {
                QueuedCaller.hangUp(caller);
            }
        }
    }

    private String line(SocketChannel caller) throws IOException {
        var tooSlow = watch.schedule(() -> QueuedCaller.hangUp(caller), SECONDS_TO_ASK, TimeUnit.SECONDS);
        try {
            return ControlProtocol.line(caller);
        } finally {
            tooSlow.cancel(false);
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(SocketChannel caller, String line) throws IOException, InterruptedException {
        if (ControlProtocol.asksForWeights(line, folder.run())) {
            WholeWrite.to(caller, ControlProtocol.bytes(weights()));
            return false;
        }
        if (ControlProtocol.asksForFreeze(line, folder.run())) {
            return freezeConnections.take(caller, user(caller));
        }
        if (StatusQuestion.isAsked(line)) {
            return StatusQuestion.of(line, folder.run())
                    .filter(question -> statusConnections.take(caller, question))
                    .isPresent();
        }
        var received = ControlProtocol.request(line, folder.run());
        var requestReply = received.isEmpty()
                ? new RequestReply("", RequestReply.State.REFUSED, "unknown request to run " + folder.run())
                : answer(received.orElseThrow(), user(caller));
        WholeWrite.to(caller, ControlProtocol.bytes(requestReply));
        return false;
    }

    /** Asks the machine's directory of users, which may take its time: only where the answer matters. */
    private static String user(SocketChannel caller) throws IOException {
        return caller.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    /** Interrupts a router that does not answer: by then, the caller has given up, too. */
    private List<ReportedWeight> weights() throws InterruptedException {
        if (!atTheRouters.tryAcquire()) {
            return weightsInForce.unread("other requests are waiting for the routers; try again");
        }
        var here = Thread.currentThread();
        var tooLong = watch.schedule(here::interrupt, SECONDS_TO_READ_WEIGHTS, TimeUnit.SECONDS);
        try {
            return weightsInForce.read();
        } finally {
            tooLong.cancel(false);
            atTheRouters.release();
        }
    }

    private RequestReply answer(RequestFact.Received received, String user) throws InterruptedException {
        if (received.request() instanceof Request.KeepEvidence keepEvidence && !isThere(keepEvidence)) {
            return notThere(keepEvidence, received.speaker(), user);
        }
        var reply = new CompletableFuture<RequestReply>();
        commandPort.ask(received.request(), verified(received.speaker(), user), reply::complete);
        try {
            return reply.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new RequestReply(
                    "", RequestReply.State.PENDING, "the runner has received it and has not answered yet");
        }
    }

    /** Whether the evidence file exists. A record that refers to a missing file would not be valid. */
    private boolean isThere(Request.KeepEvidence keepEvidence) {
        var file = folder.evidence().resolve(keepEvidence.sha256());
        return DIGEST.matcher(keepEvidence.sha256()).matches() && Files.isRegularFile(file);
    }

    private RequestReply notThere(Request.KeepEvidence keepEvidence, Speaker claimed, String user) {
        String why = "no file with that digest is in " + folder.evidence();
        commandPort.note(
                verified(claimed, user).name(),
                verified(claimed, user).name() + " asked to keep '" + keepEvidence.name() + "', and was refused: "
                        + why);
        return new RequestReply("", RequestReply.State.REFUSED, why);
    }

    /** Replaces the user and the channel by what the system reports; the rest can be verified later. */
    private static Speaker verified(Speaker claimed, String user) {
        return new Speaker(claimed.as(), user, "socket", claimed.saw(), claimed.signature());
    }

    /**
     * Accepts no more callers. A reply that is about to be sent still arrives, because it often answers the request
     * that ended the run; after a short wait, all other connections are closed.
     */
    @Override
    public void close() {
        try {
            server.close();
            SocketLocation.clear(socket, folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing " + socket, e);
        }
        freezeConnections.close();
        statusConnections.close();
        callers.shutdown();
        try {
            if (!callers.awaitTermination(MILLIS_TO_PART, TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "a caller still waits for an answer that will not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        QueuedCaller.hangUpOn(callers.shutdownNow());
        watch.shutdownNow();
    }
}
