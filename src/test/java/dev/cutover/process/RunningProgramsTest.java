package dev.cutover.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProgramsTest {
    private static final Duration GRACE = Duration.ofMillis(300);

    /** No other program on this machine has it. */
    private final String key = "at-work-" + ProcessHandle.current().pid() + "-" + System.identityHashCode(this);

    private final ProgramLauncher programLauncher = ProgramLauncher.detached(System.getenv());
    private final CountedTable table = new CountedTable();
    private final RunningPrograms first = new RunningPrograms("MARK_", false, table);
    private final RunningPrograms taken = new RunningPrograms("MARK_", true, table);

    @TempDir
    private Path folder;

    /** Counts how often all processes were looked at. */
    private static final class CountedTable implements ProcessTable {
        private final ProcFiles files = new ProcFiles();
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Stream<ProcessHandle> all() {
            looks.incrementAndGet();
            return files.all();
        }

        @Override
        public List<String> environment(long pid) {
            return files.environment(pid);
        }

        @Override
        public boolean leadsASession(long pid) {
            return files.leadsASession(pid);
        }

        @Override
        public boolean holdsAnOutput(long pid) {
            return files.holdsAnOutput(pid);
        }
    }

    @AfterEach
    void nobodyIsLeft() {
        new RunningPrograms("MARK_", true).end(marks(), Duration.ZERO);
    }

    @Test
    void theFirstRunnerLooksAtNoOtherProcess() throws Exception {
        for (int i = 0; i < 3; i++) {
            first.await(marks("step-" + i));
            assertThat(run(first, program("sleep 0.2; exit 7")).exit()).isEqualTo(7);
            first.await(marks());
        }
        assertThat(table.looks).hasValue(0);
    }

    @Test
    void aRunnerThatTookTheRunOverLooksOnceAndThenRemembers() throws Exception {
        for (int i = 0; i < 3; i++) {
            taken.await(marks());
            run(taken, program("sleep 0.2"));
        }
        assertThat(table.looks).hasValue(1);
    }

    @Test
    void whatADeadRunnerHasLeftIsAwaited() throws Exception {
        leftBehind("sleep 0.7; echo done > " + folder.resolve("log"));
        taken.await(marks("other"));
        assertThat(folder.resolve("log")).doesNotExist();
        taken.await(marks());
        assertThat(folder.resolve("log")).exists();
    }

    @Test
    void whatASurvivorHasStartedSinceIsAwaitedToo() throws Exception {
        var left = leftBehind("trap 'setsid sh -c \"touch begun; sleep 0.5; touch done\"; exit' TERM; touch up;"
                + " while :; do sleep 0.05; done");
        appears("up");
        taken.await(marks("other"));
        left.destroy();
        appears("begun");
        taken.await(marks());
        assertThat(folder.resolve("done")).exists();
    }

    @Test
    void aProgramOfItsOwnIsAwaitedWithoutALook() throws Exception {
        var ending = inTheBackground(first, "touch up; sleep 0.5; touch done");
        first.await(marks());
        assertThat(folder.resolve("done")).exists();
        assertThat(ending.get(10, TimeUnit.SECONDS).isClean()).isTrue();
        assertThat(table.looks).hasValue(0);
    }

    @Test
    void aDoubtIsLookedIntoNowAndEachTimeFromThenOn() throws Exception {
        first.awaitDoubtful(marks());
        first.await(marks());
        assertThat(table.looks).hasValue(2);
        first.await(marks("other"));
        assertThat(table.looks).hasValue(2);
    }

    @Test
    void aDoubtFindsWhatWasNeverRemembered() throws Exception {
        leftBehind("sleep 0.5; echo done > " + folder.resolve("log"));
        first.awaitDoubtful(marks());
        assertThat(folder.resolve("log")).exists();
    }

    @Test
    void aProgramThatLeavesSomebodyWhoHoldsItsOutputIsNotClean() throws Exception {
        var programEnd = run(
                first,
                program("setsid sh -c 'touch up; sleep 3; touch done' &"
                        + " until [ -e up ]; do sleep 0.05; done; exit 0"));
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.EXITED);
        assertThat(programEnd.isClean()).isFalse();
        first.await(marks());
        assertThat(folder.resolve("done")).exists();
        assertThat(table.looks).hasValue(1);
    }

    @Test
    void aProgramThatWasEndedIsNotClean() throws Exception {
        var limits = new Program.Limits(Optional.of(Duration.ofMillis(200)), GRACE, 1 << 10);
        var programEnd = run(first, program("sleep 60", limits));
        assertThat(programEnd.isClean()).isFalse();
        first.await(marks());
        assertThat(table.looks).hasValue(1);
    }

    @Test
    void aDaemonThatHasLetGoOfTheOutputsIsAwaitedOnlyWhereAllAreMeant() throws Exception {
        var programEnd = run(
                first, program("setsid sh -c 'sleep 2; touch done' >/dev/null 2>&1 </dev/null & sleep 0.3; exit 0"));
        assertThat(programEnd.isClean()).isTrue();
        first.awaitDoubtful(marks());
        assertThat(folder.resolve("done")).doesNotExist();
        first.awaitAll(marks().get(0));
        assertThat(folder.resolve("done")).exists();
    }

    @Test
    void theEndComesToItsOwnAndToThoseOfADeadRunner() throws Exception {
        var left = leftBehind("sleep 60");
        var own = inTheBackground(first, "touch up; sleep 60");
        first.end(marks("other"), GRACE);
        assertThat(left.isAlive()).isTrue();
        assertThat(own).isNotDone();
        first.end(marks(), GRACE);
        assertThat(own.get(10, TimeUnit.SECONDS).exit()).isEqualTo(128 + 15);
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWasLetGoComesToItsEndAndIsAwaited() throws Exception {
        var work = new Thread(() -> {
            try {
                first.run(
                        programLauncher,
                        program("touch up; for i in 1 2 3 4; do echo $i; sleep 0.2; done; touch done"),
                        true);
            } catch (NotStartedException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        work.start();
        appears("up");
        first.letGo();
        work.interrupt();
        work.join();
        taken.awaitAll(marks().get(0));
        assertThat(folder.resolve("done")).exists();
    }

    /** A number that the system has given to another process since is told by the instant of its start. */
    @Test
    void aProcessIsKnownByItsStartAndNotByItsNumberAlone() throws Exception {
        var ended = leftBehind("exit 0").toHandle();
        ended.onExit().get(10, TimeUnit.SECONDS);
        assertThat(new ProcessTree(ended, true).end(GRACE)).isEmpty();
        assertThat(ended.info().startInstant()).isEmpty();
        var later = leftBehind("sleep 60").toHandle();
        assertThat(later.info().startInstant()).isPresent();
        assertThat(ended).isNotEqualTo(later);
    }

    private CompletableFuture<ProgramEnd> inTheBackground(RunningPrograms runningPrograms, String script)
            throws Exception {
        var ending = CompletableFuture.supplyAsync(() -> {
            try {
                return run(runningPrograms, program(script));
            } catch (NotStartedException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        appears("up");
        return ending;
    }

    private void appears(String file) {
        while (!Files.exists(folder.resolve(file))) {
            Thread.onSpinWait();
        }
    }

    /** A program of a runner that was killed. */
    private Process leftBehind(String script) throws IOException {
        var builder = new ProcessBuilder("setsid", "sh", "-c", script).directory(folder.toFile());
        builder.environment().put("MARK_KEY", key);
        var process = builder.start();
        var files = new ProcFiles();
        while (process.isAlive() && !files.leadsASession(process.pid())) {
            Thread.onSpinWait();
        }
        return process;
    }

    private List<Map<String, String>> marks() {
        return marks(key);
    }

    private static List<Map<String, String>> marks(String value) {
        return List.of(Map.of("MARK_KEY", value));
    }

    private Program program(String script) {
        return program(script, new Program.Limits(Optional.empty(), GRACE, 1 << 10));
    }

    private Program program(String script, Program.Limits limits) {
        var environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "MARK_KEY", key));
        return new Program(List.of("sh", "-c", script), folder, folder, environment, "", limits);
    }

    private ProgramEnd run(RunningPrograms runningPrograms, Program program)
            throws NotStartedException, InterruptedException {
        return runningPrograms.run(programLauncher, program, false);
    }
}
