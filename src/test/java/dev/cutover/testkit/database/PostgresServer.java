package dev.cutover.testkit.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A PostgreSQL server. */
public final class PostgresServer extends DatabaseServer {
    private final Process process;
    private final Path folder;

    private PostgresServer(int port, Process process, Path folder) {
        super("postgresql", port);
        this.process = process;
        this.folder = folder;
    }

    /** Skips the test if there is none. */
    static PostgresServer start() throws Exception {
        var server = ServerProcess.program("postgres");
        var init = ServerProcess.program("initdb");
        assumeTrue(server.isPresent() && init.isPresent(), "there is no postgres here");
        var folder = ServerProcess.folder();
        var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        ServerProcess.own(password);
        String data = folder.resolve("data").toString();
        ServerProcess.run(
                folder,
                List.of(
                        init.get().toString(),
                        "-D",
                        data,
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--no-sync"));
        int port = ServerProcess.freePort();
        var process = ServerProcess.start(
                folder,
                List.of(
                        server.get().toString(),
                        "-D",
                        data,
                        "-p",
                        port + "",
                        "-k",
                        folder.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "fsync=off",
                        "-c",
                        "timezone=Asia/Tokyo"));
        var started = new PostgresServer(port, process, folder);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                try (var connection = DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, PASSWORD);
                        var statement = connection.createStatement()) {
                    return !statement.execute("create database " + DATABASE);
                }
            });
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
        return started;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ServerProcess.end(process, folder);
    }
}
