package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.live.QuickStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that runs a run answers `status`. The run waits for people on its own clock, so that nothing changes. */
class AnsweredByRunnerTest {
    private static final String BOOK = """
            cutover: 1
            runbook: east
            title: US East, then a gate
            dimensions: { region: [us-east, us-west] }
            roles: { commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] } }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] }
            criteria:
              routed:
                measure: { system: metrics, query: "routed_within_60s_ratio{region='${segment.region}'}" }
                pass: ">= 50 %"
                window: 1m
                every: 10s
            phases:
              - phase: over
                steps:
                  - shift: US East
                    id: east
                    traffic: orders
                    segment: { region: us-east }
                    ramp: [5 %, 100 %]
                    soak: 2m
                    guard: [routed]
                    on-breach: hold
                  - gate: US West follows
                    id: west
                    approve: { by: [commander] }
            rollback: { window: 15m }
            """;

    private static final String ENVIRONMENT = """
            environment: local
            live: false
            clock: virtual
            systems:
              ingress: { connector: sandbox }
              legacy-oms: { connector: sandbox }
              orchestrator: { connector: sandbox }
              metrics: { connector: sandbox }
            """;

    @TempDir
    private Path folder;

    private Place place;
    private CompletableFuture<CommandContext> runner;

    @BeforeEach
    void aRunThatWaitsForPeopleAfterTrafficHasMoved() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", BOOK);
        place.write("virtual.yaml", ENVIRONMENT);
        runner = place.startUntilItWaits("run", "book.yaml", "--env", "virtual.yaml", "--wait", "--no-input");
    }

    @AfterEach
    void end() throws Exception {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "the test is over").done();
        runner.get(1, TimeUnit.MINUTES);
    }

    @Test
    void theRunnerSaysWordForWordWhatTheRecordSays() {
        for (String form : List.of("text", "json")) {
            for (var reader : readers()) {
                assertThat(answered(reader, "status", "--output", form))
                        .as(form + " for " + reader)
                        .contains(read(reader, form));
            }
        }
    }

    private List<Place> readers() {
        var terminal = place.atTerminal().with("TERM", "xterm").with("COLUMNS", "64");
        return List.of(
                place,
                place.with("CI", "true"),
                place.with("TZ", "Asia/Tokyo").with("COLUMNS", "40"),
                terminal,
                terminal.with("NO_COLOR", "1"),
                terminal.with("CUTOVER_ACCESSIBLE", "1").with("TZ", "America/New_York"),
                place.atTerminal().with("TERM", "dumb"));
    }

    @Test
    void theCommandPrintsTheAnswerOfTheRunner() {
        String run = place.home().runs().get(0).value();
        String answer = answered(place, "status").orElseThrow();

        assertThat(place.run("status").done().out()).isEqualTo(answer).contains("WAITING");
        assertThat(place.run("status", run.substring(0, 20).toUpperCase(Locale.ROOT))
                        .done()
                        .out())
                .isEqualTo(answer);
        assertThat(Place.in(folder.resolve("elsewhere"))
                        .run("status", run, "--home", folder.resolve(".cutover").toString())
                        .done()
                        .out())
                .isEqualTo(answer);
    }

    @Test
    void aQuestionThatIsNotUnderstoodAtOnceTakesTheUsualWay() {
        assertThat(answered(place, "status", "--help")).isEmpty();
        assertThat(answered(place, "status", "--home", "nowhere")).isEmpty();
        assertThat(answered(place, "status", "zz")).isEmpty();
        assertThat(answered(place, "runs")).isEmpty();
        assertThat(place.run("status", "--help").done().out()).contains("Usage: cutover status");
        assertThat(place.run("status", "zz").err()).contains("begins with 'zz'");
    }

    /** The usual way: the quick one leaves everything to it that is not written in the usual form. */
    private static String read(Place reader, String form) {
        String unusual = form.toUpperCase(Locale.ROOT);
        assertThat(answered(reader, "status", "--output", unusual)).isEmpty();
        return reader.run("status", "--output", unusual).done().out();
    }

    private static Optional<String> answered(Place reader, String... args) {
        var nothing = new PrintWriter(new StringWriter());
        return QuickStatus.answer(reader.surroundings(nothing, nothing), args);
    }
}
