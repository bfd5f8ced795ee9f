package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LeaseTest {
    private static final Path ROOT = Path.of("/home");
    private static final Runner HERE = Runner.thisProcess();
    private static final Runner THERE = new Runner("deploy-2", 4711, "boot/1", "eve");

    private final MemoryDisk disk = new MemoryDisk();
    private final Home home = new Home(ROOT, disk);
    private final RunFolder folder = home.folder(JournaledRuns.RUN);

    @Test
    void theLeaseSaysWhoHasTheRunAndHowToReachIt() {
        try (var opened = journals(HERE).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().reachableAt("unix:/tmp/x.sock");

            assertThat(holder()).isEqualTo(new LeaseHolder(1, HERE, JournaledRuns.AT, "unix:/tmp/x.sock", false));
            assertThat(holder().presence(HERE)).isEqualTo(LeaseHolder.Presence.RUNNING);
            assertThat(holder().presence(THERE)).isEqualTo(LeaseHolder.Presence.UNKNOWN);
        }
        assertThat(holder()).isEqualTo(new LeaseHolder(1, HERE, JournaledRuns.AT, "", true));
        assertThat(holder().presence(THERE)).isEqualTo(LeaseHolder.Presence.LEFT);
    }

    @Test
    void aSecondRunnerIsTurnedAwayAsLongAsTheFirstIsThere() {
        try (var first = journals(THERE).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            assertThatThrownBy(() -> journals(HERE).open(JournaledRuns.RUN, JournaledRuns.AT))
                    .hasMessageContaining(
                            "run r1 is run by eve (process 4711 on deploy-2, since 2026-11-23T02:00:00Z)");
            assertThat(first.journal().epoch()).isEqualTo(1);
        }
        try (var second = journals(HERE).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(second.journal().epoch()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatWasMovedToAnotherHostIsTakenAndThatIsSaid() {
        journals(THERE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())
                .close();

        try (var opened = journals(HERE).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(opened.notices()).containsExactly("the run has moved from host deploy-2 to " + HERE.host());
        }
    }

    @Test
    void aLeaseThatCannotBeReadLeavesTheEpochOfTheRecord() throws Exception {
        journals(HERE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())
                .close();
        takeOver();
        disk.replace(folder.lease(), "{".getBytes(UTF_8));

        assertThat(LeaseHolder.of(disk, folder)).isEmpty();
        takeOver();
        assertThat(home.events(JournaledRuns.RUN))
                .extracting(event -> event.epoch())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void anEpochThatWroteNothingIsNotGivenAgain() {
        journals(HERE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())
                .close();
        journals(HERE).open(JournaledRuns.RUN, JournaledRuns.AT).close();
        takeOver();

        assertThat(home.events(JournaledRuns.RUN))
                .extracting(event -> event.epoch())
                .containsExactly(1L, 3L);
    }

    @Test
    void aProcessThatIsGoneIsSeenToBe() {
        var gone = new LeaseHolder(
                1,
                new Runner(HERE.host(), HERE.pid(), "another process of this number", "ada"),
                JournaledRuns.AT,
                "",
                false);

        assertThat(gone.presence(HERE)).isEqualTo(LeaseHolder.Presence.GONE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatItsParentHasNotBuriedIsGone() throws Exception {
        // The shell becomes a program that never asks after its child; only then the child may end.
        var parent = new ProcessBuilder("sh", "-c", "exec 3<&0; read end <&3 & echo $!; exec sleep 60").start();
        try (var said = parent.inputReader();
                var told = parent.outputWriter()) {
            long child = Long.parseLong(said.readLine().strip());
            Awaitility.await().until(() -> Files.readString(proc(parent.pid(), "comm")), "sleep\n"::equals);
            told.write("end\n");
            told.flush();
            Awaitility.await().until(() -> state(child), "Z"::equals);

            assertThat(Runner.mark(child)).isEmpty();
            assertThat(Runner.mark(parent.pid())).isPresent();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static String state(long pid) throws IOException {
        String stat = Files.readString(proc(pid, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", 2)[0];
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }

    private void takeOver() {
        try (var opened = journals(HERE).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            opened.journal().append(JournaledRuns.AT, "ada", java.util.List.of(JournaledRuns.taken()));
            opened.journal().force();
        }
    }

    private LeaseHolder holder() {
        return home.holder(JournaledRuns.RUN).orElseThrow();
    }

    private RunJournals journals(Runner runner) {
        return new RunJournals(home, runner, RecordMirroring.NONE);
    }
}
