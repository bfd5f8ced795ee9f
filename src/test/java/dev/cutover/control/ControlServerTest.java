package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    private static final Speaker NOBODY = new Speaker("", "", "socket");

    @TempDir
    private Path folder;

    private Home home;
    private OpenedRun run;
    private ControlServer controlServer;

    private Runnable whenAsked = () -> {};
    private StatusAnswers status = StatusAnswers.NONE;
    private final StatusAnswers statusAnswers = question -> status.answer(question);

    private final NotedDesk desk = new NotedDesk() {
        @Override
        public void ask(Request request, Speaker speaker, Consumer<RequestReply> reply) {
            super.ask(request, speaker, reply);
            whenAsked.run();
            reply.accept(new RequestReply("p1", RequestReply.State.DONE, speaker.as() + " by " + speaker.user()));
        }
    };

    @BeforeEach
    void aRunThatListens() throws IOException {
        listenIn(folder);
    }

    @Test
    void theWeightsInForceComeFromTheRouters() {
        assertThat(new ControlClient(home).weights(id())).hasSize(1).allSatisfy(reading -> {
            assertThat(reading.basisPoints()).isNegative();
            assertThat(reading.note()).contains("is not bound to a connector");
        });
    }

    private void listenIn(Path place) throws IOException {
        var weightsInForce = new WeightsInForce(
                Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)), new ConnectedSystems(Map.of()));
        home = new Home(place, new FileDisk());
        var journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
        run = journals.create(Instant.parse("2026-01-01T00:00:00Z"), JournaledRuns.created());
        controlServer = ControlServer.open(
                run.journal().folder(), desk, new ControlServer.Answers(weightsInForce, statusAnswers));
        run.journal().reachableAt(controlServer.address());
    }

    @AfterEach
    void letGo() {
        controlServer.close();
        run.close();
    }

    private void reopen() throws IOException {
        controlServer = ControlServer.open(
                run.journal().folder(),
                desk,
                new ControlServer.Answers(
                        new WeightsInForce(Books.of(List.of()), new ConnectedSystems(Map.of())), statusAnswers));
        run.journal().reachableAt(controlServer.address());
    }

    private RunId id() {
        return run.journal().folder().run();
    }

    @Test
    void whoAsksIsWhomTheSystemNames() {
        var requestReply =
                new ControlClient(home).ask(id(), new Request.Hold("slow"), new Speaker("Dana Ortiz", "", "socket"));

        assertThat(requestReply)
                .isEqualTo(new RequestReply(
                        "p1", RequestReply.State.DONE, "Dana Ortiz by " + System.getProperty("user.name")));
    }

    @Test
    void theAnswerThatEndsTheRunArrives() throws Exception {
        for (int i = 0; i < 30; i++) {
            var heard = new CountDownLatch(1);
            whenAsked = heard::countDown;
            var reply = CompletableFuture.supplyAsync(
                    () -> new ControlClient(home).ask(id(), new Request.Hold(""), NOBODY));
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
            controlServer.close();

            assertThat(reply.get(10, TimeUnit.SECONDS).state()).isEqualTo(RequestReply.State.DONE);
            reopen();
        }
    }

    @Test
    void nobodyElseOnTheMachineCanAsk() throws IOException {
        var socket = Path.of(controlServer.address());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aPathThatIsTooLongForASocketMovesItToAShortOne() throws IOException {
        letGo();
        listenIn(folder.resolve("a-rather-long-name-".repeat(5)).resolve("and-another-long-name-".repeat(3)));

        assertThat(controlServer.address().length()).isLessThan(100);
        assertThat(new ControlClient(home)
                        .ask(id(), new Request.Hold(""), NOBODY)
                        .state())
                .isEqualTo(RequestReply.State.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        Path.of(controlServer.address()).getParent())))
                .isEqualTo("rwx------");
        var short_ = Path.of(controlServer.address()).getParent();
        controlServer.close();
        assertThat(short_).doesNotExist();
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        assertThat(say("{}\n")).contains("refused");
        assertThat(say("GET / HTTP/1.1\r\n")).contains("refused");
        assertThat(say(new String(ControlProtocol.request(new RunId("another"), new Request.Hold(""), NOBODY), UTF_8)))
                .contains("refused");
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void whoSaysTooMuchIsHungUpOn() throws IOException {
        assertThat(say("x".repeat(ControlProtocol.MOST_BYTES + 1) + "\n")).contains("refused");
    }

    @Test
    void aCallerWhoSaysNothingKeepsNobodyElseWaiting() throws IOException {
        try (var silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.connect(UnixDomainSocketAddress.of(controlServer.address()));

            assertThat(new ControlClient(home)
                            .ask(id(), new Request.Hold(""), NOBODY)
                            .state())
                    .isEqualTo(RequestReply.State.DONE);
        }
    }

    @Test
    void evidenceThatIsNotThereIsNotTakenOnRecord() throws IOException {
        for (String digest : List.of("zz", "../lease", "0".repeat(64))) {
            var requestReply = new ControlClient(home)
                    .ask(id(), new Request.KeepEvidence(new StepId("east"), digest, "x.log", "text/plain", 5), NOBODY);
            assertThat(requestReply.state()).as(digest).isEqualTo(RequestReply.State.REFUSED);
        }
        var kept = new EvidenceStore(new FileDisk(), run.journal().folder()).keep(new byte[] {1, 2});
        var requestReply = new ControlClient(home)
                .ask(id(), new Request.KeepEvidence(new StepId("east"), kept, "x.log", "text/plain", 2), NOBODY);
        assertThat(requestReply.state()).isEqualTo(RequestReply.State.DONE);
    }

    @Test
    void routersThatDoNotAnswerKeepNobodyFromHoldingTheRun() throws IOException, InterruptedException {
        controlServer.close();
        var asked = new CountDownLatch(1);
        controlServer = ControlServer.open(
                run.journal().folder(),
                desk,
                new ControlServer.Answers(
                        new WeightsInForce(
                                Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)),
                                new ConnectedSystems(Map.of(Books.SYSTEM, new SilentRouter(asked)))),
                        statusAnswers));
        run.journal().reachableAt(controlServer.address());
        var callers = new ArrayList<SocketChannel>();
        try {
            for (int i = 0; i < 12; i++) {
                var caller = SocketChannel.open(StandardProtocolFamily.UNIX);
                callers.add(caller);
                caller.connect(UnixDomainSocketAddress.of(controlServer.address()));
                WholeWrite.to(caller, ControlProtocol.weights(id()));
            }
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            var reply = CompletableFuture.supplyAsync(
                    () -> new ControlClient(home).ask(id(), new Request.Hold(""), NOBODY));
            assertThat(reply).succeedsWithin(Duration.ofSeconds(5));
        } finally {
            for (var caller : callers) {
                caller.close();
            }
        }
    }

    /** Reads until it is interrupted. */
    private record SilentRouter(CountDownLatch asked) implements Connector, TrafficRouter {
        @Override
        public Traits traits() {
            return new Traits(1, true, true, false, Duration.ZERO);
        }

        @Override
        public List<Reading> read(Flow flow, List<Segment> keys) throws InterruptedException {
            asked.countDown();
            new CountDownLatch(1).await();
            return List.of();
        }

        @Override
        public Applied apply(Flow flow, List<Change> changes, CallContext context) {
            return new Applied(Result.NOT_SENT, List.of(), "");
        }

        @Override
        public Convergence verify(Flow flow, Segment key, int basisPoints) {
            return Convergence.UNSUPPORTED;
        }
    }

    @Test
    void aFlagHoldsTheRunWithoutAnyWordsAndWithoutASocket() throws IOException, InterruptedException {
        letGo();
        Files.createFile(run.journal().folder().holdFlag());

        try (var holdFlag = HoldFlag.watch(run.journal().folder(), desk)) {
            assertThat(holdFlag).isNotNull();
            assertThat(desk.orders()).as("before the run begins").hasSize(1);
            assertThat(desk.order()).contains("hold by the file").contains("hold");
        }
    }

    @Test
    void whoAsksForARollbackFreezesRampsUntilTheConnectionIsClosed() {
        try (var freeze = new ControlClient(home).freeze(id()).orElseThrow()) {
            freeze.narrow(Scope.of(Books.EAST));
        }

        String user = System.getProperty("user.name");
        Awaitility.await()
                .untilAsserted(() -> assertThat(desk.freezes())
                        .containsExactly(
                                "frozen by " + user,
                                "kept for region=east by " + user,
                                "released: the connection was closed"));
    }

    @Test
    void aCommandThatAsksForTheRollbackItselfSaysSo() {
        try (var freeze = new ControlClient(home).freeze(id()).orElseThrow()) {
            freeze.narrowForRequest(Scope.of(Books.EAST));

            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.freezes())
                            .contains("kept for the request of region=east by " + System.getProperty("user.name")));
        }
    }

    @Test
    void theRollbackThatWasAskedForTakesTheFreezeOver() {
        try (var freeze = new ControlClient(home).freeze(id()).orElseThrow()) {
            freeze.narrow(Scope.of(Books.EAST));
            freeze.asked();

            // The connection is still open: the person is giving the reason.
            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.freezes()).contains("released: the rollback was asked for"));
        }
    }

    @Test
    void peopleWhoAreTypingKeepNobodyFromHolding() {
        var client = new ControlClient(home);
        var typing = new ArrayList<FreezeConnection>();
        for (int i = 0; i < 20; i++) {
            typing.add(client.freeze(id()).orElseThrow());
        }

        assertThat(client.ask(id(), new Request.Hold(""), NOBODY).state()).isEqualTo(RequestReply.State.DONE);
        typing.forEach(FreezeConnection::close);
    }

    @Test
    void aRunnerThatHasLetGoIsNamed() {
        letGo();

        assertThatThrownBy(() -> new ControlClient(home).ask(id(), new Request.Hold(""), NOBODY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no process runs " + id())
                .hasMessageContaining("cutover resume");
    }

    private String say(String text) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(controlServer.address()));
            WholeWrite.to(channel, text.getBytes(UTF_8));
            return ControlProtocol.all(channel);
        } catch (IOException hungUp) {
            return "refused: " + hungUp.getMessage();
        }
    }
}
