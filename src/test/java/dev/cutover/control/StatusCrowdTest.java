package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.OnBreach;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many callers who ask for the status, some of whom never read the answer: requests get through all the same. */
class StatusCrowdTest {
    private static final StatusQuestion QUESTION = new StatusQuestion("0.1.0", false, false, "UTF-8", Map.of());
    private static final Speaker DANA = new Speaker("Dana Ortiz", "", "socket");

    @TempDir
    private Path folder;

    private final List<SocketChannel> callers = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private Home home;
    private OpenedRun run;
    private ControlServer controlServer;

    private final NotedDesk desk = new NotedDesk() {
        @Override
        public void ask(Request request, Speaker speaker, Consumer<RequestReply> reply) {
            super.ask(request, speaker, reply);
            reply.accept(new RequestReply("p1", RequestReply.State.DONE, ""));
        }
    };

    @BeforeEach
    void aRunWhoseStatusTakesLong() throws IOException {
        home = new Home(folder, new FileDisk());
        run = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.AT, JournaledRuns.created());
        var weights = new WeightsInForce(
                Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)), new ConnectedSystems(Map.of()));
        controlServer =
                ControlServer.open(run.journal().folder(), desk, new ControlServer.Answers(weights, question -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    try {
                        released.await();
                    } catch (InterruptedException closing) {
                        Thread.currentThread().interrupt();
                    }
                    atOnce.decrementAndGet();
                    return Optional.of("page");
                }));
        run.journal().reachableAt(controlServer.address());
    }

    @AfterEach
    void letGo() throws IOException {
        released.countDown();
        for (var caller : callers) {
            caller.close();
        }
        controlServer.close();
        run.close();
    }

    @Test
    void aHoldGetsThroughWhileHundredsWaitForTheStatus() throws IOException {
        for (int i = 0; i < 200; i++) {
            try {
                callers.add(asking());
            } catch (IOException turnedAway) {
                assertThat(callers).as("some are heard").isNotEmpty();
            }
        }
        var reply = new ControlClient(home).ask(id(), new Request.Hold("slow"), DANA);

        assertThat(reply.state()).isEqualTo(RequestReply.State.DONE);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoeverIsStillThereGetsTheAnswer() throws IOException {
        for (int i = 0; i < 20; i++) {
            callers.add(asking());
        }
        released.countDown();
        for (var caller : callers) {
            assertThat(StatusAnswer.read(caller, "0.1.0")).contains("page");
        }
        assertThat(StatusInquiry.ask(controlServer.address(), id(), QUESTION)).contains("page");
    }

    @Test
    @Timeout(60)
    void whoeverStillWaitsWhenTheRunnerStopsIsHungUpOnAtOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            callers.add(asking());
        }
        Awaitility.await().until(() -> atOnce.get() == 2);
        new ControlClient(home).ask(id(), new Request.Hold("all have been received by now"), DANA);

        controlServer.close();

        for (var caller : callers) {
            assertThat(StatusAnswer.read(caller, "0.1.0")).isEmpty();
        }
    }

    private SocketChannel asking() throws IOException {
        var caller = SocketChannel.open(StandardProtocolFamily.UNIX);
        caller.connect(UnixDomainSocketAddress.of(controlServer.address()));
        WholeWrite.to(caller, QUESTION.line(id()).orElseThrow().getBytes(UTF_8));
        return caller;
    }

    private RunId id() {
        return run.journal().folder().run();
    }
}
