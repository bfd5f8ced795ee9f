package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.ledger.RunStatus;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed while a service works on its request. */
class KilledRequestTest {
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
                    undo: none
                    because: a try
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            systems:
              orders-api:
                connector: http
                with: { url: %s, idempotency: { header: X-Key, window: 1h, means: repeats-answer } }
                operations:
                  release: { request: { method: POST, url: /release }, idempotent: true }
            """;

    @TempDir
    private Path folder;

    @Test
    void itsKeyIsTheSameAfterItIsResumed() throws Exception {
        var crashSite = new CrashSite(folder.resolve("site"));
        var over = new CountDownLatch(1);
        var isFirst = new AtomicBoolean(true);
        try (var service = LocalService.plain()) {
            service.on("/release", asked -> {
                if (isFirst.getAndSet(false)) {
                    over.await();
                }
                return Told.json(200, "{}");
            });
            Path runbook = Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
            Path environment = Files.writeString(folder.resolve("lab.yaml"), ENVIRONMENT.formatted(service.url()));
            var process =
                    crashSite.start(Map.of(), "run", runbook.toString(), "--env", environment.toString(), "--no-input");
            while (process.isAlive() && service.asked().isEmpty()) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
            over.countDown();
            int code = crashSite.call(
                    Map.of(), "resume", crashSite.begun().orElseThrow().value(), "--no-input");

            assertThat(code).as(crashSite.said()).isZero();
            assertThat(crashSite.state().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(service.asked("/release"))
                    .as("in the log of the service")
                    .extracting(asked -> asked.header("X-Key"))
                    .hasSize(2)
                    .containsOnly(service.asked().get(0).header("X-Key"))
                    .doesNotContain("");
            assertThat(service.asked("/release"))
                    .extracting(asked -> asked.header("traceparent").substring(3, 35))
                    .containsOnly(service.asked().get(0).header("traceparent").substring(3, 35));
            assertThat(service.asked("/release"))
                    .extracting(asked -> asked.header("traceparent"))
                    .doesNotHaveDuplicates();
        }
    }
}
