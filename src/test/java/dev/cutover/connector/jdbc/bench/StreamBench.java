package dev.cutover.connector.jdbc.bench;

import dev.cutover.spi.Records;
import dev.cutover.testkit.database.DatabaseServer;
import dev.cutover.testkit.database.MariaDbServer;
import dev.cutover.testkit.database.OpenedDatabase;
import dev.cutover.testkit.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many rows a second come from PostgreSQL and from MariaDB, and the most memory that the reading process held:
 * {@code mvn -q -Pbench verify -Dbench=dev.cutover.connector.jdbc.bench.StreamBench}. Rows are made by the server.
 * Refuses to go on if a row is missing, or if the process held more than 128 MiB.
 */
public final class StreamBench {
    private static final long ROWS = 10_000_000;
    private static final long MOST_MIB = 128;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String POSTGRES_ROWS =
            "select g as id, concat('SO-', g) as order_id, (g * 1.25)::numeric(14,2) as total, now() as placed_at"
                    + " from generate_series(1, " + ROWS + ") g";
    private static final String MARIADB_ROWS =
            "select seq as id, concat('SO-', seq) as order_id, cast(seq * 1.25 as decimal(14,2)) as total, now() as"
                    + " placed_at from seq_1_to_" + ROWS;

    private StreamBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            read(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        try (var postgres = PostgresServer.start()) {
            inProcessOfItsOwn("postgresql", postgres);
        }
        try (var mariaDb = MariaDbServer.start()) {
            inProcessOfItsOwn("mariadb", mariaDb);
        }
    }

    private static void inProcessOfItsOwn(String driver, DatabaseServer server)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamBench.class.getName(),
                        driver,
                        Integer.toString(server.port())))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(driver + " failed");
        }
    }

    private static void read(String driver, int port) throws Exception {
        String query = driver.equals("mariadb") ? MARIADB_ROWS : POSTGRES_ROWS;
        var with = new LinkedHashMap<String, Object>(Map.of(
                "driver", driver,
                "host", "127.0.0.1",
                "port", port,
                "database", "shop",
                "user", "cutover",
                "password", "not-a-secret"));
        with.put("records", Map.of("orders", Map.of("query", query, "key", "id")));
        var count = new AtomicLong();
        long start = System.nanoTime();
        OpenedDatabase.of(with).records().stream("orders", Records.Query.all(), row -> count.incrementAndGet() > 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = peakMib();
        System.out.printf(
                "%s: %,d rows in %.1f s, %,.0f rows a second, peak of the process %d MiB (reach: %d)%n",
                driver, count.get(), seconds, count.get() / seconds, peak, MOST_MIB);
        if (count.get() != ROWS || peak > MOST_MIB) {
            throw new IllegalStateException("rows are missing, or it held more than " + MOST_MIB + " MiB");
        }
    }

    private static long peakMib() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
