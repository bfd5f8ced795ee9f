package dev.cutover.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What `cutover status` costs as a whole process from the shell, beside a bare JVM start of the same rounds: while a
 * process runs the run, after that process was killed, after another one has left it, and after its end; each with a
 * short record and a long one, and each also read from the whole record ({@code -Dcutover.status=record}). {@code mvn
 * -q -Pbench verify -Dbench=dev.cutover.bench.StatusBench}; {@code -Dbench.rounds=N} changes the number of rounds from
 * seven, {@code -Dbench.hours=8,400} how many hours are soaked, of which each makes 120 events; a record of 50,000
 * takes a few minutes to make.
 */
public final class StatusBench {
    private static final String BARE = "bare JVM start";
    private static final String LAST = "waits for people";

    private static final String BOOK = """
            cutover: 1
            runbook: soak
            title: A long soak, then a gate
            dimensions: { region: [us-east] }
            roles: { commander: { who: [Nobody], may: [go, no-go, override, rollback, abort] } }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] }
            criteria:
              routed:
                measure: { system: metrics, query: "routed_within_60s_ratio{region='us-east'}" }
                pass: ">= 50 %"
                window: 1m
                every: 1m
            phases:
              - phase: over
                steps:
                  - shift: US East
                    id: east
                    traffic: orders
                    segment: { region: us-east }
                    ramp: [5 %, 100 %]
                    soak: HOURSh
                    guard: [routed]
                    on-breach: hold
                  - { gate: Others follow, id: follow, approve: { by: [commander] } }
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

    private final Path folder;
    private final MeasuredProcess shell;
    private final int rounds = Integer.getInteger("bench.rounds", 7);
    private final ShellTable table = new ShellTable(System.out);

    private StatusBench(Path folder) {
        this.folder = folder;
        this.shell = new MeasuredProcess(folder, Map.of());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var folder = scratch();
        try {
            var bench = new StatusBench(folder);
            for (String hours : System.getProperty("bench.hours", "8,415").split(",", -1)) {
                bench.measure(Integer.parseInt(hours));
            }
        } finally {
            ScratchFiles.delete(folder);
        }
    }

    /** In memory, where that is possible: the long record is made sooner, and what is measured only reads. */
    private static Path scratch() throws IOException {
        var memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "status-bench")
                : Files.createTempDirectory("status-bench");
    }

    private void measure(int hours) throws IOException, InterruptedException {
        var home = Files.createDirectory(folder.resolve("home-" + hours));
        var book = Files.writeString(folder.resolve("book.yaml"), BOOK.replace("HOURS", Integer.toString(hours)));
        var environment = Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        var at = shell.with("CUTOVER_HOME", home.toString());
        var runner = start(home, "run", book.toString(), "--env", environment.toString(), "--wait", "--no-input");
        try {
            awaitGate(at, runner);
            table.note("record", ShellTable.text("%,d events", events(home)));
            measure(at, "  while it is run");
        } finally {
            runner.descendants().forEach(ProcessHandle::destroyForcibly);
            runner.destroyForcibly().waitFor();
        }
        measure(at, "  after its process was killed");
        at.run(4, List.of("bin/cutover", "resume", "--no-input"));
        measure(at, "  after a process has left it");
        at.run(0, List.of("bin/cutover", "abort", "--as", "Nobody", "--reason", "measured"));
        measure(at, "  after its end");
    }

    private void measure(MeasuredProcess at, String when) throws IOException, InterruptedException {
        var costs = new Rounds();
        var status = List.of("bin/cutover", "status");
        for (int round = 0; round < rounds; round++) {
            costs.add(BARE, at.run(0, bare()));
            costs.add("quick", at.run(0, status));
            costs.add(
                    "record",
                    at.with("CUTOVER_JAVA_OPTS", "-Dcutover.status=record").run(0, status));
        }
        double bare = costs.wall(BARE);
        table.line(when, costs.of("quick"), ShellTable.text("%.1f x a bare JVM start of %.3f s", times(costs), bare));
        table.line("    from the whole record", costs.of("record"), "");
    }

    private static double times(Rounds costs) {
        return costs.wall("quick") / costs.wall(BARE);
    }

    /** With the options of the launcher. */
    private static List<String> bare() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes").toString(),
                Nothing.class.getName());
    }

    private Process start(Path home, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of("bin/cutover"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runner").toFile());
        builder.environment().put("CUTOVER_HOME", home.toString());
        return builder.start();
    }

    private void awaitGate(MeasuredProcess at, Process runner) throws IOException, InterruptedException {
        while (runner.isAlive()) {
            if (Files.exists(at.home().resolve("runs"))) {
                at.run(0, List.of("sh", "-c", "bin/cutover status || true"));
                if (at.said().contains(LAST)) {
                    return;
                }
            }
            runner.waitFor(1, TimeUnit.SECONDS);
        }
        throw new IllegalStateException(
                "the run has ended:\n" + Files.readString(folder.resolve("runner"), StandardCharsets.UTF_8));
    }

    private static long events(Path home) throws IOException {
        try (var runs = Files.list(home.resolve("runs"));
                var lines = Files.lines(runs.findFirst().orElseThrow().resolve("events.log"))) {
            return lines.count();
        }
    }
}
