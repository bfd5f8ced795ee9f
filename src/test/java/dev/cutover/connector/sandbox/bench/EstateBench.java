package dev.cutover.connector.sandbox.bench;

import dev.cutover.connector.sandbox.SandboxConnectorProvider;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How long eight hours of the sandbox take, and what they hold in memory. */
public final class EstateBench {
    private static final Instant START = Instant.parse("2026-01-15T02:00:00Z");
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final List<String> QUERIES = List.of(
            "routed_within_60s_ratio{region='us-east'}",
            "reservation_lag_p95_seconds",
            "duplicate_shipments_total",
            "misroutes_total",
            "exception_rate");

    private EstateBench() {}

    public static void main(String[] arguments) throws Exception {
        for (int round = 1; round <= 5; round++) {
            System.out.printf("round %d%n", round);
            time("  first answer, over 2 minutes", run -> run.evaluate(QUERIES.get(0), WINDOW));
            time("  8 hours at once, one answer over them", run -> {
                run.now = START.plus(EIGHT_HOURS);
                return run.evaluate(QUERIES.get(0), EIGHT_HOURS);
            });
            time("  8 hours in steps of 10 s, 5 answers over 2 minutes each", EstateBench::stepByStep);
            time("  the same with three faults on", run -> {
                run.inject("orchestrator", Map.of("fault", "misroute", "rate", "3 %"));
                run.inject("carrier", Map.of("fault", "fail", "rate", "30 %"));
                run.inject("inventory", Map.of("fault", "slow", "rate", "10 %"));
                return stepByStep(run);
            });
        }
    }

    private static long stepByStep(Run run) throws Exception {
        long samples = 0;
        for (; run.now.isBefore(START.plus(EIGHT_HOURS)); run.now = run.now.plusSeconds(10)) {
            for (String query : QUERIES) {
                samples += run.evaluate(query, WINDOW);
            }
        }
        return samples;
    }

    private interface Work {
        long on(Run run) throws Exception;
    }

    private static void time(String what, Work work) throws Exception {
        try (var run = new Run(Files.createTempDirectory("estate-bench"))) {
            var threads = ManagementFactory.getThreadMXBean();
            long begun = System.nanoTime();
            long begunCpu = threads.getCurrentThreadCpuTime();
            long samples = work.on(run);
            long ms = (System.nanoTime() - begun) / 1_000_000;
            long cpu = (threads.getCurrentThreadCpuTime() - begunCpu) / 1_000_000;
            System.gc();
            long kib =
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
            System.out.printf(
                    "%s: %d ms, %d ms of them on a core, %d samples, %d KiB live%n", what, ms, cpu, samples, kib);
        }
    }

    private static final class Run implements RunClock, AutoCloseable {
        private final Path folder;
        private final LoneRun context;
        private final Metrics metrics;
        private Instant now = START;

        Run(Path folder) throws Exception {
            this.folder = folder;
            this.context = new LoneRun(this, folder);
            this.metrics = open("metrics", Metrics.class);
        }

        <C> C open(String system, Class<C> capability) throws Exception {
            var binding = new Binding(new SystemId(system), "sandbox", Map.of(), Map.of());
            return new SandboxConnectorProvider()
                    .open(binding, context)
                    .as(capability)
                    .orElseThrow();
        }

        long evaluate(String query, Duration window) throws Exception {
            return ((Metrics.Measurement.Value) metrics.evaluate(query, window, Segment.EVERYTHING)).samples();
        }

        void inject(String system, Map<String, Object> fault) throws Exception {
            open(system, FaultInjection.class).inject(fault);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public void close() throws IOException {
            context.close();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
