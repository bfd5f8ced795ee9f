package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is terminated while a program prints a secret for it. */
class SecretWhileDyingTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer } }
            phases: [ { phase: night, steps: [ { wait: A moment, id: moment, for: 1ms } ] } ]
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            secrets: { TOK: { command: [bin/vault], timeout: 10m } }
            systems:
              box:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" } }
                operations: { look: { argv: ["true"], reads: true } }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void endsTheProgramWithAllThatItStarted(String signal) throws Exception {
        var begun = folder.resolve("begun");
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        var vault = Files.createDirectories(folder.resolve("bin")).resolve("vault");
        Files.writeString(
                vault,
                "#!/bin/sh\nsleep 600 &\necho $$ $! >'" + begun + ".part'\nmv '" + begun + ".part' '" + begun
                        + "'\nwait\n");
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwx------"));
        var crashSite = new CrashSite(folder.resolve("site"));

        var process = crashSite
                .hearingSignals()
                .start(
                        Map.of(),
                        "run",
                        "" + folder.resolve("runbook.yaml"),
                        "--env",
                        "" + folder.resolve("local.yaml"));
        while (process.isAlive() && !Files.exists(begun)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(begun).as(crashSite.said()).exists();
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isGreaterThanOrEqualTo(128);
        assertThat(List.of(Files.readString(begun, UTF_8).strip().split(" ", -1)))
                .hasSize(2)
                .noneMatch(SecretWhileDyingTest::isAlive);
        assertThat(crashSite.home().runs()).isEmpty();
    }

    /** A process that is dead may still wait for its parent to hear of it. */
    private static boolean isAlive(String pid) {
        try {
            var stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }
}
