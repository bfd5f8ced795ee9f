package dev.cutover.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What README names: start-up, durable steps, steps side by side, memory, virtual time; each beside its floor, measured
 * in the same run. Run with {@code mvn -q -Pbench verify -Dbench=dev.cutover.bench.Speed}.
 */
public final class Speed {
    private static final int ROUNDS = 7;

    private final Path folder = Path.of("target", "bench").toAbsolutePath();

    private Speed() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            var figures = new StepsBench(Path.of("target", "bench")).run(Integer.parseInt(args[0]), 1, Duration.ZERO);
            System.out.println(figures.took().toMillis());
            return;
        }
        new Speed().all();
    }

    private void all() throws Exception {
        ScratchFiles.delete(folder);
        startUp();
        steps();
        sideBySide();
        memory();
        // Eight hours on the virtual clock, cold and warm, and whether both gave the same record.
        RehearsalBench.main(new String[] {folder.resolve("night").toString()});
        ScratchFiles.delete(folder);
    }

    private void startUp() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "test-classes").toString();
        double floor = median(
                List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes, Nothing.class.getName()));
        line("a bare JVM start", floor, floor);
        String home = folder.resolve("home").toString();
        String book = "examples/retail-fulfillment/runbook.yaml";
        String rehearsal = "examples/retail-fulfillment/rehearsals/misroutes.yaml";
        median(List.of("bin/cutover", "rehearse", rehearsal, "--home", home), 1);
        line("cutover --help", median(List.of("bin/cutover", "--help")), floor);
        line("cutover validate", median(List.of("bin/cutover", "validate", book)), floor);
        String run;
        try (var runs = Files.list(folder.resolve("home/runs"))) {
            run = runs.findFirst().orElseThrow().getFileName().toString();
        }
        line("cutover status", median(List.of("bin/cutover", "status", run, "--home", home)), floor);
    }

    private void steps() throws Exception {
        steps("1,000 do-nothing steps, cold", 1_000);
        steps("10,000 do-nothing steps", 10_000);
        steps("1,000 do-nothing steps, warm", 1_000);
    }

    /** Beside two floors: as many forces with nothing around them, and the forces that the run itself waited for. */
    private void steps(String what, int count) throws Exception {
        var bench = new StepsBench(folder);
        var figures = bench.run(count, 1, Duration.ZERO);
        line(what + " (" + figures.forces() + " forces)", seconds(figures.took()), seconds(bench.floor(figures)));
        line("    beside its own forces", seconds(figures.took()), seconds(figures.inForce()));
    }

    private void sideBySide() throws Exception {
        var bench = new StepsBench(folder);
        bench.run(200, 10, Duration.ofMillis(5));
        var figures = bench.run(200, 10, Duration.ofMillis(50));
        line("200 steps of 50 ms, 10 at a time (" + figures.forces() + " forces)", seconds(figures.took()), 1.0);
    }

    private void memory() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Speed.class.getName(),
                        "10000")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.printf(
                Locale.ROOT,
                "%-60s %s%n",
                "10,000 steps in 128 MiB of heap",
                process.waitFor() == 0 ? "done in " + said.strip() + " ms" : "FAILED: " + said.strip());
    }

    private static double median(List<String> command) throws IOException, InterruptedException {
        return median(command, ROUNDS);
    }

    private static double median(List<String> command, int rounds) throws IOException, InterruptedException {
        var took = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor();
            took[i] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(took);
        return took[rounds / 2];
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void line(String what, double took, double floor) {
        System.out.printf(
                Locale.ROOT, "%-60s %7.3f s   floor %7.3f s   %5.2f times%n", what, took, floor, took / floor);
    }
}
