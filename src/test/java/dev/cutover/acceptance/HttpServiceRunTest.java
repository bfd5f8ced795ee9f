package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose system is a service that speaks HTTP. */
class HttpServiceRunTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: Small
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems:
              orders-api: { title: The orders, owner: web, flow: bidirectional }
            phases:
              - phase: night
                steps:
                  - action: Release the order
                    id: release
                    system: orders-api
                    call: release
                    with: { order: A-1 }
                    undo: none
                    because: a try
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            systems:
              orders-api:
                connector: http
                with:
                  url: %s
                  sign-in: { bearer: "${secret:OMS_TOKEN}" }
                  idempotency: { window: 24h }
                operations:
                  release:
                    request: { method: POST, url: "/orders/{order}/release", json: { by: "{cutover.correlation}" } }
                    parameters: { order: { required: true } }
                    timeout: 2s
                    outputs: { ticket: /ticket }
                    read-back:
                      request: { url: "/orders/{order}" }
                      done: { pointer: /state, equals: released }
                      not-done: { status: [404] }
            """;

    @TempDir
    private Path folder;

    private Place place;
    private LocalService service;

    @BeforeEach
    void open() throws IOException {
        service = LocalService.plain();
        place = Place.in(folder).with("OMS_TOKEN", "token-of-the-night");
        place.write("runbook.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT.formatted(service.url()));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aRequestThatIsAnsweredTooLateIsSettledByItsReadBack() throws IOException {
        var over = new CountDownLatch(1);
        var released = new AtomicBoolean();
        service.on("/orders/A-1/release", asked -> {
            released.set(true);
            over.await();
            return Told.json(200, "{}");
        });
        service.on("/orders/A-1", asked -> Told.json(released.get() ? 200 : 404, "{\"state\":\"released\"}"));
        var run = run();
        over.countDown();

        assertThat(run.endedWith(ExitCode.DONE).err())
                .contains("IN DOUBT", "no answer within 2s", "RECOVERED after being in doubt");
        assertThat(service.asked("/orders/A-1/release"))
                .as("it is sent once")
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("Authorization")).isEqualTo("Bearer token-of-the-night"));
    }

    @Test
    void noSecretIsKept() throws IOException {
        service.on(
                "/orders/A-1/release",
                asked -> Told.json(200, "{\"ticket\":\"T-1\",\"echo\":\"" + asked.header("Authorization") + "\"}"));
        run().endedWith(ExitCode.DONE);

        try (var files = Files.walk(place.home().root())) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .noneMatch(file -> holds(file, "token-of-the-night"))
                    .anyMatch(file -> holds(file, "POST " + service.url() + "/orders/A-1/release"));
        }
    }

    @Test
    void wrongSettingsAreToldWithTheirPlace() throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted(service.url()).replace("{order}/release\"", "{ordr}/release\""));

        assertThat(place.run("validate", "runbook.yaml", "--env", "lab.yaml").err())
                .contains("lab.yaml:", "uses {ordr}, which is not a parameter", "did you mean {order}?");
    }

    private CommandContext run() {
        return place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
