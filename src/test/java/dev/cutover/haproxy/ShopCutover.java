package dev.cutover.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A shop with two platforms behind a HAProxy, its orders coming in, and the runbook that moves it. */
final class ShopCutover {
    static final String US_EAST = "us-east";
    static final String US_WEST = "us-west";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform oldPlatform;
    private final Platform newPlatform;
    private final Haproxy haproxy;
    private final ShopOrders orders;
    private final Place place;

    ShopCutover(Path folder) throws IOException {
        this(folder, "", List.of("bin/haproxy"));
    }

    /** One whose old platform closes once it has no more traffic. */
    static ShopCutover closing(Path folder) throws IOException {
        return new ShopCutover(folder, "closing/", List.of("bin/haproxy", "bin/intake"));
    }

    /** One whose router is moved by its own connector, by a hundred small steps. */
    static ShopCutover byConnector(Path folder) throws IOException {
        var shop = new ShopCutover(folder, "connector/", List.of());
        shop.program("", "bin/haproxy");
        return shop;
    }

    private ShopCutover(Path folder, String resources, List<String> programs) throws IOException {
        oldPlatform = new Platform("old");
        newPlatform = new Platform("new");
        haproxy = new Haproxy(folder, oldPlatform, newPlatform);
        place = Place.in(folder);
        copy(resources, "runbook.yaml");
        copy(resources, "lab.yaml");
        for (String program : programs) {
            program(resources, program);
        }
        orders = new ShopOrders(haproxy.port(), List.of(US_EAST, US_WEST));
    }

    private void program(String resources, String program) throws IOException {
        copy(resources, program);
        if (!place.folder().resolve(program).toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
    }

    private void copy(String resources, String file) throws IOException {
        try (var in = ShopCutover.class.getResourceAsStream(resources + file)) {
            String text = new String(in.readAllBytes(), UTF_8);
            place.write(
                    file,
                    text.replace("PORT-OF-THE-TEST", "" + haproxy.adminPort())
                            .replace("PORT-OF-THE-OLD-SHOP", "" + oldPlatform.port())
                            .replace("SOCKET-OF-THE-TEST", "" + haproxy.socket())
                            .replace("MAP-OF-THE-TEST", "" + haproxy.map()));
        }
    }

    Haproxy haproxy() {
        return haproxy;
    }

    Platform oldPlatform() {
        return oldPlatform;
    }

    ShopOrders orders() {
        return orders;
    }

    Place place() {
        return place;
    }

    /** Replaces a part of the environment file. */
    void replace(String part, String by) throws IOException {
        var file = place.folder().resolve("lab.yaml");
        Files.writeString(file, Files.readString(file).replace(part, by));
    }

    /** Begins a run with nobody at its terminal. */
    CompletableFuture<CommandContext> start(String... more) {
        var arguments = new ArrayList<>(List.of("run", "runbook.yaml", "--env", "lab.yaml", "--no-input"));
        arguments.addAll(List.of(more));
        return place.start(arguments.toArray(String[]::new));
    }

    /** Starts a command in a process of its own, which can be killed; what it says goes to a file. */
    Process startProcess(String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cutover.cli.Main"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(place.folder().toFile());
        builder.environment().remove("CUTOVER_HOME");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        place.folder().resolve("runner.log").toFile()))
                .start();
    }

    /** Waits until a region is at a share of the new platform, in the router itself. */
    void awaitShare(String region, int basisPoints) {
        Awaitility.await().atMost(LIMIT).until(() -> haproxy.basisPoints(region) == basisPoints);
    }

    /** Waits until so many moves along the ramps are done by the newest run's record: set, and read back. */
    void awaitMoves(int moves) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> record().lines()
                                .filter(line -> line.contains("EFFECT_SETTLED") && line.contains("\"DONE\""))
                                .count()
                        >= moves);
    }

    /** Waits until something stands in the newest run's record. */
    void awaitRecord(String part) {
        Awaitility.await().atMost(LIMIT).until(() -> record().contains(part));
    }

    /** Waits until no move is under way: a hold does not stop the one that has begun. */
    void awaitEndOfMoves() {
        Awaitility.await().atMost(LIMIT).until(() -> {
            String record = record();
            return count(record, "EFFECT_INTENDED") == count(record, "EFFECT_SETTLED");
        });
    }

    private static long count(String record, String what) {
        return record.lines().filter(line -> line.contains(what)).count();
    }

    /** The newest run's record. */
    String record() throws IOException {
        var home = place.home();
        return home.runs().isEmpty()
                ? ""
                : Files.readString(home.folder(home.runs().get(0)).record());
    }

    static CommandContext ended(CompletableFuture<CommandContext> runner)
            throws InterruptedException, ExecutionException, TimeoutException {
        return runner.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    void stop() throws IOException, InterruptedException {
        // Orders that wait for a router that hangs are not lost.
        haproxy.goOn();
        orders.stop();
        haproxy.stop();
        newPlatform.close();
        oldPlatform.close();
    }
}
