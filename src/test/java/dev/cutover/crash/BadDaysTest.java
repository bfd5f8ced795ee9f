package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.journal.sql.H2Mirroring;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Common failures, tested with the real program. */
class BadDaysTest {
    @TempDir
    private Path folder;

    private CrashSite crashSite;

    @BeforeEach
    void open() throws Exception {
        crashSite = new CrashSite(folder.resolve("site"));
    }

    @Test
    void aSecondRunnerLearnsWhoHoldsTheRun() throws Exception {
        var first = crashSite.start(shipped("hang", "true"), CrashSite.run());
        try {
            await(first, crashSite.folder().resolve("hanging"));
            var run = crashSite.begun().orElseThrow();
            assertThat(crashSite.call(Map.of(), CrashSite.resume(run))).isEqualTo(ExitCode.HELD_ELSEWHERE.code());
            assertThat(crashSite.said())
                    .contains("run " + run + " is run by ", "(process " + first.pid() + " on ")
                    .doesNotContain("Exception", "\tat ");
            // A rollback is asked of the one who holds it, who does not answer: it hangs.
            assertThat(crashSite.call(Map.of(), "rollback", run.value(), "--reason", "too late", "--no-input"))
                    .isEqualTo(ExitCode.ERROR.code());
            assertThat(crashSite.said())
                    .contains("run " + run + " is run by ", "(process " + first.pid() + " on ", "does not answer")
                    .doesNotContain("Exception", "\tat ");
        } finally {
            first.destroyForcibly().waitFor();
        }
        resumes();
    }

    @Test
    void theFilesOfARunUnderWayAreNotNeededAnyMore() throws Exception {
        var book = copyOfTheBook("clock: virtual");
        assertThat(crashSite.call(shipped(), CrashSite.runOf(book))).isEqualTo(137);
        Files.delete(book.resolve("runbook.yaml"));
        Files.writeString(book.resolve("local.yaml"), "environment: another\n");

        resumes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void aSignalLeavesTheRunSoThatItCanBeResumed(String signal) throws Exception {
        var process = crashSite.hearingSignals().start(Map.of(), CrashSite.runOf(copyOfTheBook("clock: 20x")));
        while (process.isAlive() && !hasMovedWeights()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
        if (signal.equals("INT")) {
            // The first one only holds the run.
            process.waitFor(300, TimeUnit.MILLISECONDS);
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        var run = crashSite.begun().orElseThrow();
        var events = crashSite.home().events(run);
        assertThat(events.get(events.size() - 1).fact()).isInstanceOf(RunFact.RunnerLeft.class);
        assertThat(presence(run)).isEqualTo(LeaseHolder.Presence.LEFT);
        resumes();
    }

    @Test
    void aProgramThatOutlivesItsRunnerIsWaitedFor() throws Exception {
        var book = copyOfTheBook("clock: virtual");
        var begun = crashSite.folder().resolve("begun");
        var append = book.resolve("bin/append");
        String slowly = "[ -e '" + begun + "' ] || { echo $$ >'" + begun + "'; sleep 4; }\n";
        Files.writeString(append, slowly + Files.readString(append, UTF_8));
        var process = crashSite.start(Map.of(), CrashSite.runOf(book));
        await(process, begun);
        process.destroyForcibly().waitFor();

        assertThat(crashSite.outcome().effects())
                .as("the parcel has not left yet")
                .hasSize(1);
        resumes();
        long program = Long.parseLong(Files.readString(begun, UTF_8).strip());
        ProcessHandle.of(program).ifPresent(left -> left.onExit().join());
        assertThat(crashSite.outcome().effects().values()).allMatch(times -> times == 1);
    }

    @Test
    void aClosedOutputDoesNotStopTheRun() throws Exception {
        var process = crashSite.startUnheard(CrashSite.run());
        process.getInputStream().close();
        process.getErrorStream().close();
        process.waitFor();

        assertThat(crashSite.state().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aHomeMayMove() throws Exception {
        assertThat(crashSite.call(shipped(), CrashSite.run())).isEqualTo(137);
        crashSite = new CrashSite(Files.move(crashSite.folder(), folder.resolve("elsewhere")));

        resumes();
    }

    @Test
    void aFlippedByteIsRefused() throws Exception {
        assertThat(crashSite.call(shipped(), CrashSite.run())).isEqualTo(137);
        var run = crashSite.begun().orElseThrow();
        var record = crashSite.home().folder(run).record();
        byte[] bytes = Files.readAllBytes(record);
        bytes[bytes.length / 2] ^= 1;
        Files.write(record, bytes);

        assertThat(crashSite.call(Map.of(), CrashSite.resume(run))).isEqualTo(ExitCode.ERROR.code());
        assertThat(crashSite.said())
                .contains("the record is broken at line ", "cutover verify")
                .doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllBytes(record)).isEqualTo(bytes);
    }

    @Test
    void aRecordThatWasCutIsRefusedWhereItsCopyKnowsMore() throws Exception {
        assertThat(crashSite.call(shipped(), CrashSite.run())).isEqualTo(137);
        crashSite.copy(new H2Mirroring(Duration.ZERO, 1, OutlineReader.NONE), Instant.EPOCH);
        var run = crashSite.begun().orElseThrow();
        var record = crashSite.home().folder(run).record();
        var lines = Files.readAllLines(record, UTF_8);
        Files.writeString(record, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        assertThat(crashSite.call(Map.of(), CrashSite.resume(run))).isEqualTo(ExitCode.ERROR.code());
        assertThat(crashSite.said()).contains("record").doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllLines(record)).hasSize(lines.size() - 1);
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneClearMessage() throws Exception {
        var arguments = new java.util.ArrayList<>(List.of(CrashSite.run()));
        arguments.addAll(List.of("--home", "/proc/cutover"));
        assertThat(crashSite.call(Map.of(), arguments.toArray(String[]::new))).isEqualTo(ExitCode.ERROR.code());
        assertThat(crashSite.said())
                .contains("/proc/cutover")
                .doesNotContain("Exception", "\tat ")
                .hasLineCount(2);
        assertThat(crashSite.outcome().effects()).isEmpty();
    }

    @Test
    void anEndedRunTellsHowItEnded() throws Exception {
        assertThat(crashSite.call(Map.of(), CrashSite.run())).isZero();
        var run = crashSite.begun().orElseThrow();

        assertThat(crashSite.call(Map.of(), CrashSite.resume(run))).isZero();
        assertThat(crashSite.said()).contains("run " + run + " has ended: completed");
    }

    @Test
    void aFullDiskStopsTheRunBeforeTheNextEffect() throws Exception {
        var small = Files.createDirectories(crashSite.folder().resolve("home"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", small.toString())
                .start()
                .waitFor();
        assumeThat(mounted).as("mounting a small disk needs a privilege").isZero();
        try {
            // The reserve takes four of the eight; the record gets what is left, beside the log of the run and the
            // lease.
            var ballast = small.resolve("ballast");
            Files.write(ballast, new byte[(4 << 20) - (32 << 10)]);
            int code = crashSite.call(Map.of(), CrashSite.run());

            assertThat(code).as(crashSite.said()).isEqualTo(ExitCode.ERROR.code());
            assertThat(crashSite.said()).contains("is full").doesNotContain("Exception", "\tat ", "\\n");
            assertThat(crashSite.outcome().effects().values()).allMatch(times -> times == 1);
            Files.delete(ballast);
            resumes();
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
    }

    /** The run comes to its end, and everything was done once. */
    private void resumes() throws Exception {
        int code = crashSite.call(Map.of(), CrashSite.resume(crashSite.begun().orElseThrow()));
        assertThat(code).as(crashSite.said()).isZero();
        assertThat(crashSite.state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(crashSite.faults()).isEmpty();
        assertThat(crashSite.outcome().effects())
                .hasSize(5)
                .allSatisfy((effect, times) -> assertThat(times).as(effect).isEqualTo(1));
    }

    /** At the first point of the disk after the first parcel has left. */
    private Map<String, String> shipped(String... more) {
        String once = crashSite.world().resolve("ship").toString();
        return more.length == 0 ? Map.of("once", once) : Map.of("once", once, more[0], more[1]);
    }

    private static void await(Process process, Path file) throws InterruptedException {
        while (process.isAlive() && !Files.exists(file)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private boolean hasMovedWeights() {
        return crashSite.begun().stream()
                .flatMap(run -> crashSite.home().events(run).stream())
                .anyMatch(event -> event.fact() instanceof EffectFact.Settled settled
                        && settled.key().contains("shift-us-east"));
    }

    private Path copyOfTheBook(String clock) throws Exception {
        var copy = Files.createDirectories(folder.resolve("book"));
        try (var files = Files.walk(CrashSite.BOOK)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().endsWith(".class"))
                    .toList()) {
                var to = copy.resolve(CrashSite.BOOK.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file, UTF_8).replace("clock: virtual", clock));
            }
        }
        return copy;
    }

    private LeaseHolder.Presence presence(RunId run) {
        return crashSite.home().holder(run).orElseThrow().presence(Runner.thisProcess());
    }
}
