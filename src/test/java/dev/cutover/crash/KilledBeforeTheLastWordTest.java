package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cutover.problem.ExitCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed before it has told how the run ended. */
class KilledBeforeTheLastWordTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: copy
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            announce: { via: chat, on: [asked, end] }
            systems: { box: { owner: web, flow: consumer }, chat: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { gate: Is it good, id: good, approve: { by: [lead] } }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              box: { connector: command, operations: { work: { argv: ["true"], idempotent: true } } }
              chat: { connector: webhook, with: { kind: slack-webhook, url: "http://127.0.0.1:%d/hook" } }
            """;
    private static final String GO = """
            answers:
              - { at: good, as: Ann Lee, say: go, reason: all well }
            """;

    @TempDir
    private Path folder;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    private volatile boolean hangs = true;
    private HttpServer chat;
    private CrashSite site;

    @BeforeEach
    void write() throws Exception {
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "chat");
            thread.setDaemon(true);
            return thread;
        }));
        chat.createContext("/", exchange -> {
            try (exchange) {
                taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (hangs) {
                    release.await();
                }
                exchange.sendResponseHeaders(200, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        chat.start();
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(
                folder.resolve("lab.yaml"),
                ENVIRONMENT.formatted(chat.getAddress().getPort()));
        Files.writeString(folder.resolve("go.yaml"), GO);
        site = new CrashSite(folder.resolve("site"));
    }

    @AfterEach
    void stop() {
        release.countDown();
        chat.stop(0);
    }

    private Process started() throws Exception {
        return site.start(
                Map.of(),
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("lab.yaml").toString(),
                "--no-input",
                "--answers",
                folder.resolve("go.yaml").toString());
    }

    private long told(String word) {
        return taken.stream().filter(message -> message.contains(word)).count();
    }

    private String status() throws Exception {
        assertThat(site.call(Map.of(), "status")).isZero();
        return site.said();
    }

    /** The chat hangs with the question, so the message about the end waits behind it. */
    @Test
    void theNextRunnerTellsTheEndOnce() throws Exception {
        var killed = started();
        await().atMost(Duration.ofMinutes(1)).until(() -> hasEnded() && told("ASKS") == 1);
        killed.destroyForcibly().waitFor();
        hangs = false;

        assertThat(told("ENDED")).isZero();
        assertThat(status()).contains("not delivered: the announcement of the end, so far");

        assertThat(site.call(Map.of(), "resume", "--no-input")).as(site.said()).isEqualTo(ExitCode.DONE.code());
        assertThat(told("ENDED")).as(taken.toString()).isEqualTo(1);
        assertThat(told("ASKS")).as("nobody has to answer any more").isEqualTo(1);
        assertThat(status()).doesNotContain("not delivered");

        assertThat(site.call(Map.of(), "resume", "--no-input")).isEqualTo(ExitCode.DONE.code());
        assertThat(site.said()).contains("has ended: completed");
        assertThat(told("ENDED")).isEqualTo(1);
    }

    @Test
    void aMessageThatTheChatMayHaveShownIsNotSentAgain() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK.replace("[asked, end]", "[end]"));
        var killed = started();
        await().atMost(Duration.ofMinutes(1)).until(() -> told("ENDED") == 1);
        killed.destroyForcibly().waitFor();
        hangs = false;

        assertThat(site.call(Map.of(), "resume", "--no-input")).as(site.said()).isEqualTo(ExitCode.DONE.code());
        assertThat(told("ENDED")).isEqualTo(1);
        assertThat(site.said()).contains("it was sent before without an answer, and is not sent again");
    }

    @Test
    void anEndThatCannotBeToldIsStillSaid() throws Exception {
        var killed = started();
        await().atMost(Duration.ofMinutes(1)).until(() -> hasEnded() && told("ASKS") == 1);
        killed.destroyForcibly().waitFor();
        chat.stop(0);

        assertThat(site.call(Map.of(), "resume", "--no-input")).as(site.said()).isEqualTo(ExitCode.DONE.code());
        assertThat(site.said())
                .contains("completed: 1 step done", "not delivered: 1 announcement")
                .doesNotContain("Exception");
    }

    private boolean hasEnded() throws Exception {
        return site.begun().isPresent() && site.state().ended().isPresent();
    }
}
