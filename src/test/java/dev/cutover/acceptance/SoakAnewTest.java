package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real soak, on the real clock: after a kill and after a hold it begins anew in full, and that is said before. */
class SoakAnewTest {
    private static final Duration SOAK = Duration.ofSeconds(3);
    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", """
                cutover: 1
                runbook: orders
                dimensions: { region: [us-east, us-west] }
                roles: { commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort, amend] } }
                systems:
                  ingress: { owner: platform, flow: bidirectional }
                  legacy-oms: { owner: fulfillment, flow: bidirectional }
                  orchestrator: { owner: fulfillment, flow: bidirectional }
                  metrics: { owner: platform, flow: consumer }
                criteria:
                  routed:
                    measure: { system: metrics, query: "routed_within_60s_ratio{region=~'${segment.region}'}" }
                    pass: ">= 0 %"
                    every: 1s
                traffic: { orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] } }
                phases:
                  - phase: all
                    starts: T
                    steps:
                      - shift: US East
                        id: shift-us-east
                        traffic: orders
                        segment: { region: us-east }
                        ramp: [5 %, 100 %]
                        soak: 3s
                        guard: [routed]
                        on-breach: hold
                rollback: { window: 15m }
                """);
        writeEnvironment();
    }

    private void writeEnvironment() throws IOException {
        place.write("real.yaml", """
                environment: test
                clock: real
                systems:
                  ingress: { connector: sandbox }
                  legacy-oms: { connector: sandbox }
                  orchestrator: { connector: sandbox }
                  metrics: { connector: sandbox }
                """);
    }

    @Test
    void afterAKillItBeginsAnewInFull() throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dcutover.stdin=none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cutover.cli.Main",
                        "run",
                        "book.yaml",
                        "--env",
                        "real.yaml",
                        "--no-input")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().remove("CUTOVER_HOME");
        var process = builder.start();
        awaitLines("TIMER_SET", 1);
        process.destroyForcibly().waitFor();

        var resumed = place.run("resume", "--no-input").endedWith(ExitCode.DONE);

        assertThat(resumed.err())
                .containsSubsequence("at once: us-east soaks 3s anew at 5 %, then 100 %", "soak anew until");
        var taken = times("LEASE_TAKEN").get(1);
        assertThat(times("EFFECT_INTENDED").get(1)).isAfterOrEqualTo(taken.plus(SOAK));
    }

    @Test
    void afterAHoldItBeginsAnewInFull() throws Exception {
        var runner = place.start("run", "book.yaml", "--env", "real.yaml", "--no-input", "--wait");
        awaitLines("TIMER_SET", 1);
        place.run("hold", "--reason", "look").done();

        assertThat(place.run("continue", "--as", "Dana Ortiz").done().out())
                .contains("the run continues: us-east soaks 3s anew at 5 %, then 100 %");
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);

        var continued = times("RUN_CONTINUED").get(0);
        assertThat(times("EFFECT_INTENDED").get(1)).isAfterOrEqualTo(continued.plus(SOAK));
    }

    private void awaitLines(String what, int many) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> times(what).size() >= many);
    }

    /** When events whose line has these letters happened, in order. */
    private List<Instant> times(String what) throws IOException {
        var runs = place.home().root().resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(runs)) {
            var record = each.map(run -> run.resolve("events.log"))
                    .filter(Files::exists)
                    .findFirst();
            return record.isEmpty() ? List.of() : times(what, record.orElseThrow());
        }
    }

    private static List<Instant> times(String what, Path record) throws IOException {
        return Files.readAllLines(record).stream()
                .filter(line -> line.contains(what))
                .map(AT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Instant.parse(found.group(1)))
                .toList();
    }
}
