package dev.cutover.testkit.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A MariaDB server. */
public final class MariaDbServer extends DatabaseServer {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FIRST = """
            create database %1$s character set utf8mb4;
            create user %2$s@'%%' identified by '%3$s';
            grant all on *.* to %2$s@'%%' with grant option;
            """.formatted(DATABASE, USER, PASSWORD);

    private final Process process;
    private final Path folder;

    private MariaDbServer(int port, Process process, Path folder) {
        super("mariadb", port);
        this.process = process;
        this.folder = folder;
    }

    /** Skips the test if there is none. */
    public static MariaDbServer start() throws Exception {
        var server = ServerProcess.program("mariadbd");
        var init = ServerProcess.program("mariadb-install-db");
        assumeTrue(server.isPresent() && init.isPresent(), "there is no mariadbd here");
        var folder = ServerProcess.folder();
        // Two servers with the same folder of temporary files take them from each other.
        String temporary = "--tmpdir=" + folder;
        String data = "--datadir=" + folder.resolve("data");
        ServerProcess.run(
                folder,
                List.of(
                        init.get().toString(),
                        "--no-defaults",
                        data,
                        temporary,
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal"));
        int port = ServerProcess.freePort();
        var process = ServerProcess.start(folder, command(server.get(), data, port, folder));
        var started = new MariaDbServer(port, process, folder);
        try {
            Awaitility.await().atMost(LIMIT).ignoreExceptions().until(started::answers);
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
        return started;
    }

    private static List<String> command(Path server, String data, int port, Path folder) throws IOException {
        var first = Files.writeString(folder.resolve("first.sql"), FIRST);
        ServerProcess.own(first);
        return List.of(
                server.toString(),
                "--no-defaults",
                data,
                "--tmpdir=" + folder,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("sock"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--default-time-zone=+09:00",
                "--init-file=" + first);
    }

    private boolean answers() throws SQLException {
        try (var connection = connect()) {
            return connection.isValid(1);
        }
    }

    @Override
    public void close() throws IOException {
        ServerProcess.end(process, folder);
    }
}
