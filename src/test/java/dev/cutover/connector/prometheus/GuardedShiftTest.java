package dev.cutover.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shift whose guard is measured by a real Prometheus, from the first command to the last. */
class GuardedShiftTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String RUNBOOK = """
            cutover: 1
            runbook: shop
            dimensions: { region: [us-east] }
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems:
              ingress: { owner: web, flow: bidirectional }
              old-shop: { owner: web, flow: bidirectional }
              new-shop: { owner: web, flow: bidirectional }
              metrics: { owner: web, flow: consumer }
            traffic: { orders: { router: ingress, from: old-shop, to: new-shop, by: [region] } }
            criteria:
              failed:
                measure: { system: metrics, query: "max(max_over_time(shop_failed_share[{window}]))" }
                pass: "<= 1 %"
                window: 2s
                every: 500ms
            phases:
              - phase: over
                steps:
                  - shift: US East
                    id: shift
                    traffic: orders
                    segment: { region: us-east }
                    ramp: [5 %, 50 %]
                    soak: 2s
                    guard: [failed]
                    on-breach: hold
                    timeout: 20s
            rollback: { window: 15m }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              ingress:
                connector: command
                with:
                  router:
                    unit: basis-points
                    read: { argv: [cat, weight] }
                    set: { argv: [./set-weight, "{basis-points}"] }
              old-shop: { connector: sandbox }
              new-shop: { connector: sandbox }
              metrics: { connector: prometheus, with: { url: "%s", unit: fraction, stale-after: 2s } }
            """;

    @TempDir
    private Path folder;

    private Place place;
    private ScrapedEndpoint endpoint;
    private RunningPrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        place = Place.in(folder);
        endpoint = new ScrapedEndpoint();
        prometheus = new RunningPrometheus(folder, endpoint);
        place.write("runbook.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT.formatted(prometheus.url()));
        place.write("weight", "0");
        place.program("set-weight", "echo $1 > weight");
    }

    @AfterEach
    void stop() throws InterruptedException {
        endpoint.stop();
        if (prometheus != null) {
            prometheus.kill();
        }
    }

    private CompletableFuture<CommandContext> runAtFivePercent() {
        var runner = place.start("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");
        Awaitility.await().atMost(LIMIT).until(() -> weight().equals("500"));
        return runner;
    }

    private String weight() throws IOException {
        return Files.readString(folder.resolve("weight")).strip();
    }

    @Test
    void theGuardIsGreenOnFreshDataAndBreachedByARedValue() throws Exception {
        var runner = runAtFivePercent();
        Awaitility.await().atMost(LIMIT).until(() -> weight().equals("5000"));
        assertThat(place.run("status", "--output", "json").out()).containsPattern("\"dataAgeSeconds\" ?: ?[0-9]+");
        endpoint.fail(0.2);

        var run = runner.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(run.exit()).isNotEqualTo(ExitCode.DONE.code());
        assertThat(run.out() + run.err())
                .containsPattern("failed in us-east is GREEN: 0 %, must be <= 1 %, newest data [0-9]+ s old")
                .contains("GUARD BREACHED: failed is 20 %");
    }

    @Test
    void aPrometheusThatIsKilledInMidRampStopsTheShift() throws Exception {
        var runner = runAtFivePercent();
        prometheus.kill();

        var run = runner.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(run.exit()).isNotEqualTo(ExitCode.DONE.code());
        assertThat(weight()).isEqualTo("500");
        assertThat(run.out() + run.err())
                .contains("failed in us-east has NO DATA (counts as not green)", "Prometheus gives no answer");
    }

    /** The window still holds green samples when the newest of them is too old. */
    @Test
    void aTargetThatIsGoneStopsTheShiftThoughPrometheusAnswers() throws Exception {
        place.write("runbook.yaml", RUNBOOK.replace("window: 2s", "window: 6s").replace("soak: 2s", "soak: 5s"));
        var runner = runAtFivePercent();
        endpoint.stop();

        var run = runner.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(run.exit()).isNotEqualTo(ExitCode.DONE.code());
        assertThat(weight()).isEqualTo("500");
        assertThat(run.out() + run.err()).containsPattern("the newest sample of shop_failed_share is [0-9]+s old");
    }
}
