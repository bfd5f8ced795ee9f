package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the status of a run whose runner is stopped, or dead, or goes on. */
class StoppedRunnerStatusTest {
    private static final String BOOK = """
            cutover: 1
            runbook: gate
            title: A gate
            roles: { lead: { who: [Dana Ortiz], may: [go, rollback, abort] } }
            systems: { metrics: { owner: lead, flow: consumer } }
            phases:
              - { phase: all, starts: T, steps: [{ gate: Ready, id: ready, approve: { by: [lead] } }] }
            """;

    private static final String ENVIRONMENT = """
            environment: local
            live: false
            clock: real
            systems: { metrics: { connector: sandbox } }
            """;

    @TempDir
    private Path folder;

    private CrashSite terminal;
    private Process runner;

    @BeforeEach
    void aRunThatWaitsForPeople() throws Exception {
        var crashSite = new CrashSite(folder);
        terminal = new CrashSite(folder.resolve("terminal"));
        var book = Files.writeString(folder.resolve("runbook.yaml"), BOOK);
        var environment = Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        runner = crashSite.start(
                Map.of(), "run", book.toString(), "--env", environment.toString(), "--wait", "--no-input");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> status().contains("waits for people"));
    }

    @AfterEach
    void end() throws InterruptedException {
        runner.destroyForcibly().waitFor();
    }

    @Test
    void aRunnerThatIsStoppedDoesNotKeepItsStatusBack() throws Exception {
        signal("STOP");
        try {
            assertThat(status())
                    .contains("waits for people", "WAITING", "1 answer at ready")
                    .doesNotContain("died", "error");
        } finally {
            signal("CONT");
        }
        assertThat(status()).contains("waits for people");
    }

    @Test
    void aRunnerThatWasKilledIsNotAsked() throws Exception {
        runner.destroyForcibly().waitFor();

        assertThat(status()).startsWith("No process runs this cutover").contains("died after");
    }

    private String status() throws Exception {
        String home = folder.resolve("home").toString();
        int code = terminal.call(Map.of(), "status", "--home", home);
        assertThat(code).isBetween(0, 2);
        return terminal.said();
    }

    private void signal(String name) throws Exception {
        var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + runner.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }
}
