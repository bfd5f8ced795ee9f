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
        return start("");
    }

    /** The same with more arguments of the server, such as {@code -c wal_level=logical}. */
    public static PostgresServer start(String more) throws Exception {
        var init = ServerProcess.program("initdb");
        assumeTrue(ServerProcess.program("postgres").isPresent() && init.isPresent(), "there is no postgres here");
        var folder = ServerProcess.folder();
        var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        ServerProcess.own(password);
        ServerProcess.run(folder, arguments(init.get(), """
                -D %s -U %s -A scram-sha-256 --pwfile=%s -E UTF8 --locale=C --no-sync
                """.formatted(folder.resolve("data"), USER, password)));
        var started = start(folder, more);
        try {
            started.awaitAnswer("postgres", "create database " + DATABASE);
            return started;
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
    }

    private static PostgresServer start(Path folder, String more) throws IOException {
        int port = ServerProcess.freePort();
        var program = ServerProcess.program("postgres").orElseThrow();
        var process = ServerProcess.start(
                folder, arguments(program, """
                -D %s -p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c timezone=Asia/Tokyo %s
                """.formatted(folder.resolve("data"), port, folder, more)));
        return new PostgresServer(port, process, folder);
    }

    /** A standby that follows this one, and can be read. Skips the test if there is no program to make one. */
    public PostgresServer standby() throws Exception {
        var copy = ServerProcess.program("pg_basebackup");
        assumeTrue(copy.isPresent(), "there is no pg_basebackup here");
        var place = ServerProcess.folder();
        ServerProcess.run(place, arguments(copy.get(), """
                -d postgresql://%s:%s@127.0.0.1:%d -D %s -R --checkpoint=fast --no-sync
                """.formatted(USER, PASSWORD, port(), place.resolve("data"))));
        var standby = start(place, "");
        try {
            standby.awaitAnswer(DATABASE, "select 1");
            return standby;
        } catch (RuntimeException late) {
            standby.close();
            throw late;
        }
    }

    /** Ends it without notice, as a crash does. */
    public void stopImmediately() throws IOException, InterruptedException {
        control("stop -m immediate");
    }

    /** Makes a standby the primary, and returns once it takes writes. */
    public void promote() throws IOException, InterruptedException {
        control("promote");
    }

    private void control(String command) throws IOException, InterruptedException {
        var program = ServerProcess.program("pg_ctl").orElseThrow();
        ServerProcess.run(folder, arguments(program, command + " -w -D " + folder.resolve("data")));
    }

    private void awaitAnswer(String database, String statement) {
        Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> answers(database, statement));
    }

    private boolean answers(String database, String text) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, USER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(text);
            return true;
        }
    }

    private static List<String> arguments(Path program, String line) {
        return Stream.concat(
                        Stream.of(program.toString()), Stream.of(line.strip().split(" +")))
                .toList();
    }

    @Override
    public void close() throws IOException {
        ServerProcess.end(process, folder);
    }
}
