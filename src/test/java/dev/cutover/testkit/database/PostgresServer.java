package dev.cutover.testkit.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL server. */
public final class PostgresServer extends DatabaseServer {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path folder;

    private PostgresServer(int port, Process process, Path folder) {
        super("postgresql", port);
        this.process = process;
        this.folder = folder;
    }

    /** Skips the test if there is none. */
    public static PostgresServer start() throws Exception {
        var server = ServerProcess.program("postgres");
        var init = ServerProcess.program("initdb");
        assumeTrue(server.isPresent() && init.isPresent(), "there is no postgres here");
        var folder = ServerProcess.folder();
        var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        ServerProcess.own(password);
        String data = folder.resolve("data").toString();
        ServerProcess.run(folder, arguments(init.get(), """
                -D %s -U %s -A scram-sha-256 --pwfile=%s -E UTF8 --locale=C --no-sync
                """.formatted(data, USER, password)));
        int port = ServerProcess.freePort();
        var process = ServerProcess.start(folder, arguments(server.get(), """
                -D %s -p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c timezone=Asia/Tokyo
                """.formatted(data, port, folder)));
        var started = new PostgresServer(port, process, folder);
        try {
            Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> hasDatabase(port));
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
        return started;
    }

    private static List<String> arguments(Path program, String line) {
        return Stream.concat(
                        Stream.of(program.toString()), Stream.of(line.strip().split(" ")))
                .toList();
    }

    private static boolean hasDatabase(int port) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, PASSWORD);
                var statement = connection.createStatement()) {
            return !statement.execute("create database " + DATABASE);
        }
    }

    @Override
    public void close() throws IOException {
        ServerProcess.end(process, folder);
    }
}
