package dev.cutover.connector.sandbox.bench;

import dev.cutover.connector.sandbox.SandboxConnectorProvider;
import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.control.FileControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.LoneRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How fast the books of the sandbox are computed, read, commanded and audited. */
public final class BooksBench {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final int COMMANDS = 2_000;
    private static final int IN_A_LIST = 100;

    private BooksBench() {}

    public static void main(String[] arguments) throws Exception {
        for (int round = 1; round <= 4; round++) {
            System.out.printf("round %d%n", round);
            night(
                    "  audit after eight hours",
                    scene -> scene.estate.audit(2_000).size() + 1);
            night("  orders folded, of ten minutes two hours ago", BooksBench::fold);
            night("  commands, one by one", scene -> commands(scene, 1));
            night("  commands, a hundred in a list", scene -> commands(scene, IN_A_LIST));
            rows();
        }
    }

    private interface Work {
        long on(Scene scene);
    }

    private static void night(String what, Work work) throws Exception {
        var folder = Files.createTempDirectory("books-bench");
        try (var estate =
                Estate.open(EstateConfig.retail(42), FileControlLog.open(folder.resolve("estate.log")), Scene.START)) {
            var scene = new Scene(estate).pass(EIGHT_HOURS);
            report(what, () -> work.on(scene));
        } finally {
            delete(folder);
        }
    }

    private static long fold(Scene scene) {
        var count = new AtomicLong();
        Instant from = scene.estate.now().minus(Duration.ofHours(2));
        scene.estate.eachOrder(Map.of(), from, from.plusSeconds(600), books -> count.incrementAndGet());
        return count.get();
    }

    private static long commands(Scene scene, int list) {
        for (int first = 0; first < COMMANDS; first += list) {
            String orders = IntStream.range(first, first + list)
                    .mapToObj(second -> Scene.order(second % 600))
                    .distinct()
                    .collect(Collectors.joining(","));
            scene.tell(EstateSystem.LEGACY_OMS, "hold", Map.of("orders", orders), "key-" + first);
        }
        return COMMANDS;
    }

    private static void rows() throws Exception {
        var folder = Files.createTempDirectory("books-bench");
        var clock = new Fixed(Scene.START);
        try (var context = new LoneRun(clock, folder)) {
            var binding = new Binding(new SystemId("legacy-oms"), "sandbox", Map.of(), Map.of());
            var records = new SandboxConnectorProvider()
                    .open(binding, context)
                    .as(Records.class)
                    .orElseThrow();
            var from = Scene.START.minus(Duration.ofHours(2));
            for (String set : new String[] {"orders", "lines", "transitions"}) {
                report("  rows of " + set + ", of ten minutes", () -> {
                    var count = new AtomicLong();
                    records.stream(
                            set,
                            Records.Query.all().withFrom(from).withUntil(from.plusSeconds(600)),
                            row -> count.incrementAndGet() > 0);
                    return count.get();
                });
            }
        } finally {
            delete(folder);
        }
    }

    private interface Measured {
        long run() throws Exception;
    }

    private static void report(String what, Measured measured) throws Exception {
        long begun = System.nanoTime();
        long done = measured.run();
        if (done == 0) {
            throw new IllegalStateException("nothing was measured:" + what);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%s: %d in %.3f s, %.0f a second%n", what, done, seconds, done / seconds);
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Fixed implements RunClock {
        private Instant now;

        Fixed(Instant now) {
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }
}
