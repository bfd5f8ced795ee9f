package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Viewers beside a run, each in a process of its own: neither can harm the other. */
@EnabledOnOs(OS.LINUX)
class WatchedRunTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: night
            roles: { lead: { who: [Ann Lee], may: [go, no-go, abort] } }
            phases:
              - phase: night
                steps: [{ gate: Fine, id: fine, approve: { by: [lead] } }]
            """;

    /** The last word of how to leave: a terminal gets each by itself. */
    private static final String TOUCHED = "touched";

    @TempDir
    private Path folder;

    private CrashSite site;
    private CrashSite view;
    private Process runner;
    private Process viewer;

    @BeforeEach
    void aRunThatWaits() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("real.yaml"), "environment: real\nsystems: {}\n");
        site = new CrashSite(folder.resolve("site")).hearingSignals();
        view = new CrashSite(folder.resolve("view")).hearingSignals();
        runner = site.start(
                Map.of(),
                "run",
                "" + folder.resolve("runbook.yaml"),
                "--env",
                "" + folder.resolve("real.yaml"),
                "--wait",
                "--no-input");
        said(site, "ASKS lead");
    }

    @AfterEach
    void endTheProcesses() {
        runner.destroyForcibly();
        if (viewer != null) {
            viewer.descendants().forEach(ProcessHandle::destroyForcibly);
            viewer.destroyForcibly();
        }
    }

    @Test
    void aRunThatIsKilledAndResumedIsWatchedToItsEnd() throws Exception {
        viewer = view.start(Map.of(), watch("--lines"));
        said(view, "WAITING");
        kill(runner);
        said(view, "RUNNER GONE: process " + runner.pid());
        said(view, "cutover resume " + run());

        runner = site.start(Map.of(), "resume", run(), "--wait", "--no-input");
        said(view, "RUNNER IS BACK: process " + runner.pid());
        tell("abort", "--run", run(), "--as", "Ann Lee", "--reason", "enough");

        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(view.said()).contains("run " + run() + ": aborted");
        assertThat(viewer.exitValue()).isEqualTo(runner.exitValue()).isEqualTo(11);
    }

    @Test
    void besideJsonLinesItIsSaidOnStandardError() throws Exception {
        viewer = view.start(Map.of(), watch("--output", "jsonl"));
        said(view, "\"stream\":1");
        kill(runner);
        said(view, "RUNNER GONE: process " + runner.pid());
        runner = site.start(Map.of(), "resume", run(), "--wait", "--no-input");
        said(view, "RUNNER IS BACK: process " + runner.pid());
        said(view, "\"type\":\"LEASE_TAKEN\"");
        signal("INT");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isEqualTo(130);
        assertThat(view.said()).contains("\"end\":{\"exit\":130,", "left the view; the run goes on");
        assertThat(site.state().held()).isEmpty();
    }

    @Test
    void ctrlCEndsLinesWithOneClosingLine() throws Exception {
        viewer = view.start(Map.of(), watch("--lines"));
        said(view, "WAITING");
        signal("INT");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isEqualTo(130);
        assertThat(view.said().lines()).last().asString().contains("left the view; the run goes on");
        assertThat(site.state().held()).isEmpty();
    }

    @Test
    void theBoardIsLeftByAKeyAndNothingInTheRunsFolderHasChanged() throws Exception {
        var before = contents();
        viewer = view.startAtTerminal(watch());
        said(view, TOUCHED);
        type("q");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isZero();
        assertThat(view.said()).contains("\u001b[?1049l", "left the view; the run goes on");
        assertThat(contents()).isEqualTo(before);
        assertThat(runner.isAlive()).isTrue();
        go();
        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isZero();
    }

    @Test
    void ctrlCLeavesTheBoardAndHoldsNothing() throws Exception {
        viewer = view.startAtTerminal(watch());
        said(view, TOUCHED);
        type("\u0003");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isEqualTo(130);
        assertThat(site.state().held()).isEmpty();
    }

    /** Stopped, as by Ctrl-Z or a terminal that takes nothing any more. */
    @Test
    void aViewerThatStandsStillKeepsNobodyWaitingAndCatchesUp() throws Exception {
        viewer = view.start(Map.of(), watch("--lines"));
        said(view, "WAITING");
        signal("STOP");
        go();
        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isZero();
        signal("CONT");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isZero();
        assertThat(view.said()).contains("says GO", "run " + run() + ": completed");
    }

    @Test
    void aReaderThatClosesThePipeHasLeft() throws Exception {
        viewer = view.startUnheard(watch("--lines", "--from", "1"));
        try (var reader = viewer.inputReader(UTF_8)) {
            assertThat(reader.readLine()).startsWith("-- 20");
        }
        tell("note", "a word", "--as", "Ann Lee");

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(viewer.exitValue()).isZero();
        assertThat(new String(viewer.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    void aFolderThatIsRemovedEndsTheViewWithOneSentence() throws Exception {
        viewer = view.start(Map.of(), watch("--lines"));
        said(view, "WAITING");
        kill(runner);
        Files.move(site.home().root().resolve("runs"), folder.resolve("elsewhere"));

        assertThat(viewer.waitFor(60, TimeUnit.SECONDS)).as(view.said()).isTrue();
        assertThat(viewer.exitValue()).isEqualTo(1);
        assertThat(view.said()).contains("is gone: ").doesNotContain("Exception");
    }

    private String[] watch(String... more) {
        var line = new String[more.length + 3];
        line[0] = "watch";
        line[1] = "--home";
        line[2] = site.home().root().toString();
        System.arraycopy(more, 0, line, 3, more.length);
        return line;
    }

    private String run() {
        return site.begun().orElseThrow().value();
    }

    private void go() throws Exception {
        tell("decide", "fine", "go", "--as", "Ann Lee", "--reason", "so it is");
    }

    /** Into pipes of its own: the runner says what it does at {@link CrashSite#said}. */
    private void tell(String... words) throws Exception {
        var told = site.startUnheard(words);
        assertThat(told.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told.exitValue())
                .as(new String(told.getErrorStream().readAllBytes(), UTF_8))
                .isZero();
    }

    private static void said(CrashSite where, String words) throws IOException {
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(where.said()).contains(words));
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void type(String keys) throws IOException {
        viewer.getOutputStream().write(keys.getBytes(UTF_8));
        viewer.getOutputStream().flush();
    }

    private void signal(String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(viewer.pid())).start();
        assumeThat(kill.waitFor()).as("the system's kill").isZero();
    }

    /**
     * Every file below the run's folder with its time and its size, but for the copy that the runner is still making.
     */
    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files =
                Files.walk(site.home().folder(site.begun().orElseThrow()).path())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("journal."))
                    .forEach(file -> contents.put(file.toString(), stamp(file)));
        }
        return contents;
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
