package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.database.CutConnection;
import dev.cutover.testkit.database.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that changes a database, whose process is killed while it waits for the answer to its commit. */
class StatementsKilledTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final String RUNBOOK = """
            cutover: 1
            runbook: freeze
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems: { oms: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { action: Freeze, id: freeze, system: oms, call: freeze, with: { store: s-1 }, timeout: 10m,
                      undo: none, because: stores close }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              oms:
                connector: jdbc
                with: { driver: postgresql, host: 127.0.0.1, port: %d, database: shop, user: cutover,
                        password: "${secret:DATABASE}" }
                operations:
                  freeze:
                    parameters: { store: { required: true } }
                    statements:
                      - { sql: "update frozen set times = times + 1 where store = {store}", rows: 1 }
                    key-table: frozen_keys
            """;

    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SILENCE", "LATE"})
    void isSettledByItsKeyAndHasOneEffect(CutConnection.Cut cut) throws Exception {
        var postgres = DATABASES.postgres();
        postgres.execute(
                "drop table if exists frozen",
                "drop table if exists frozen_keys",
                "create table frozen (store text primary key, times int)",
                "create table frozen_keys (idempotency_key text primary key)",
                "insert into frozen values ('s-1', 0)");
        try (var way = new CutConnection(postgres.port())) {
            Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
            Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT.formatted(way.port()));
            var site = new CrashSite(folder.resolve("site")).with("DATABASE", "not-a-secret");
            way.cutNext(cut);
            var process = site.start(
                    Map.of(),
                    "run",
                    folder.resolve("runbook.yaml").toString(),
                    "--env",
                    folder.resolve("local.yaml").toString(),
                    "--no-input");
            await(() -> way.hasCut() || !process.isAlive());
            assertThat(way.hasCut()).as(site.said()).isTrue();
            assertThat(process.info().commandLine().orElse("")).doesNotContain("not-a-secret");
            process.destroyForcibly().waitFor();
            var run = site.begun().orElseThrow();

            var next = site.start(Map.of(), "resume", run.value(), "--no-input");
            if (cut == CutConnection.Cut.LATE) {
                await(() -> !next.isAlive() || !asked(WAITING).equals("0"));
                way.deliver();
            }
            assertThat(next.waitFor()).as(site.said()).isEqualTo(ExitCode.DONE.code());
            assertThat(site.said()).contains("its outcome is unknown", "done, RECOVERED after being in doubt");
            assertThat(asked("select times from frozen")).isEqualTo("1");
            assertThat(filesWithTheSecret()).isEmpty();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    private static String asked(String query) throws SQLException {
        try (var connection = DATABASES.postgres().connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    private List<Path> filesWithTheSecret() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains("not-a-secret"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
