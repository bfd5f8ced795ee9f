package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A runner at a real terminal: one that is closed, as a dropped connection closes it, and one that stays. */
@EnabledOnOs(OS.LINUX)
class TerminalGoneTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: copy
            title: Copy
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems: { box: { title: The box, owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { action: Copy, id: copy, system: box, call: copy, undo: none, because: a copy }
                  - { gate: Fine, id: fine, approve: { by: [lead] } }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              box: { connector: command, operations: { copy: { argv: [sh, "-c", "%s"] } } }
            """;

    private static final String LEAVES_THE_SCREEN = "\u001b[?1049l";

    @TempDir
    private Path folder;

    private final List<ProcessHandle> processes = new ArrayList<>();

    private CrashSite site;

    @BeforeEach
    void write() throws Exception {
        String program =
                "cd '" + folder + "'; echo x >>begun; until [ -e goes-on ]; do sleep 0.05; done; echo x >>ended";
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT.formatted(program));
        site = new CrashSite(folder.resolve("site")).hearingSignals();
    }

    /** The program writes into the folder, and so does a runner that leaves; the folder is deleted then. */
    @AfterEach
    void endTheProcesses() throws IOException {
        Files.writeString(folder.resolve("goes-on"), "");
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> Files.exists(folder.resolve("ended"))
                        && processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aRunnerThatWaitsStaysAtWorkAndIsReachedFromElsewhere() throws Exception {
        closeTheTerminal(begin("--wait"));
        try {
            tell("hold", "--as", "Ann Lee", "--reason", "the line is gone");
            tell("continue", "--as", "Ann Lee", "--reason", "we go on without it");
            Files.writeString(folder.resolve("goes-on"), "");
            recorded("\"ASKED\"");
            tell("decide", "fine", "go", "--as", "Ann Lee", "--reason", "all is well");
            recorded("COMPLETED");
        } finally {
            site.call(Map.of(), "abort", "--as", "Ann Lee", "--reason", "the end of the test");
        }

        assertThat(Files.readAllLines(folder.resolve("begun"))).hasSize(1);
        assertThat(record()).doesNotContain("RUNNER_LEFT");
    }

    @Test
    void anotherRunnerLeavesWithTheTrueReason() throws Exception {
        closeTheTerminal(begin());
        recorded("RUNNER_LEFT");

        // The signal and the end of the input come at the same time, and each is true.
        assertThat(record()).containsAnyOf("\"why\":\"a hang-up (SIGHUP)\"", "\"why\":\"the terminal is gone\"");
        assertThat(folder.resolve("ended")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "lines"})
    void whoIsToldToEndSaysSoOnATerminalThatIsLeftInOrder(String progress) throws Exception {
        var terminal = begin("--progress", progress);
        assertThat(terminal.children().toList())
                .singleElement()
                .satisfies(runner -> assertThat(runner.destroy()).isTrue());
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();

        assertThat(record()).contains("\"why\":\"told to end (SIGTERM)\"").doesNotContain("the terminal is gone");
        String ending = site.said()
                .substring(site.said().lastIndexOf("run " + site.begun().orElseThrow()));
        String before = site.said().substring(0, site.said().length() - ending.length());
        assertThat(ending).contains(": told to end (SIGTERM)");
        assertThat(before).endsWith("\n").doesNotContain("Exception");
        if (progress.equals("live")) {
            assertThat(before.substring(before.lastIndexOf(LEAVES_THE_SCREEN)))
                    .as("the last picture stays")
                    .contains("HELD");
        }
    }

    private Process begin(String... more) throws Exception {
        var line = new ArrayList<>(
                List.of("run", "" + folder.resolve("runbook.yaml"), "--env", "" + folder.resolve("local.yaml")));
        line.addAll(List.of(more));
        var terminal = site.startAtTerminal(line.toArray(String[]::new));
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("begun")) || !terminal.isAlive());
        assertThat(folder.resolve("begun")).as(site.said()).exists();
        String shown = List.of(more).contains("lines") ? "copy  started" : "/help";
        await().atMost(60, TimeUnit.SECONDS).until(() -> site.said().contains(shown));
        terminal.descendants().forEach(processes::add);
        return terminal;
    }

    /** Without its keeper the terminal is gone, and the system tells its processes so. */
    private static void closeTheTerminal(Process terminal) throws InterruptedException {
        terminal.destroyForcibly();
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void tell(String... words) throws Exception {
        assertThat(site.call(Map.of(), words)).as(site.said()).isZero();
    }

    private void recorded(String what) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> record().contains(what));
    }

    private String record() throws IOException {
        return Files.readString(site.home().folder(site.begun().orElseThrow()).record());
    }
}
