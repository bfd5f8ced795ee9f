package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.FileDisk;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.JournalingProcess;
import dev.cutover.testkit.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a real disk. */
@Tag(Scale.WIDE)
class ProcessesTest {
    private static final int KILLS = Scale.isWide() ? 60 : 4;

    @TempDir
    private Path folder;

    private Home home;
    private RunJournals journals;

    @BeforeEach
    void begin() {
        home = new Home(folder.resolve("home"), new FileDisk());
        journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
    }

    @Test
    void twoRunnersAtOnceAreOne() throws Exception {
        try (var process = JournalingProcess.start(home.root(), 1)) {
            assertThat(process.next()).isEqualTo("1");
            assertThat(process.next()).isEqualTo("3");

            assertThatThrownBy(() -> journals.open(JournaledRuns.RUN, JournaledRuns.AT))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HELD_ELSEWHERE))
                    .hasMessageContaining("run r1 is run by " + System.getProperty("user.name") + " (process "
                            + process.pid() + " on ")
                    .hasMessageContaining("since 2026-11-23T02:00:00Z");
            assertThat(presence()).isEqualTo(LeaseHolder.Presence.RUNNING);

            process.kill();
            assertThat(presence()).isEqualTo(LeaseHolder.Presence.GONE);
            try (var opened = journals.open(JournaledRuns.RUN, JournaledRuns.AT)) {
                assertThat(opened.notices()).singleElement().asString().contains("exited without releasing the run");
                assertThat(opened.journal().epoch()).isEqualTo(2);
                assertThat(presence()).isEqualTo(LeaseHolder.Presence.RUNNING);
            }
            assertThat(presence()).isEqualTo(LeaseHolder.Presence.LEFT);
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAKill() throws Exception {
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var process = JournalingProcess.start(home.root(), Integer.MAX_VALUE)) {
                for (int i = 0; i < 20 + 37 * kill % 100; i++) {
                    assertThat(Long.parseLong(process.next())).isGreaterThanOrEqualTo(acknowledged);
                }
                acknowledged = process.kill();
            }
            assertThat(home.events(JournaledRuns.RUN)).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        }
        try (var opened = journals.open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(opened.events()).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(opened.journal().epoch()).isEqualTo(KILLS + 1L);
        }
    }

    @Test
    void readingDoesNotTakeTheRunAway() throws Exception {
        try (var opened = journals.create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            home.events(JournaledRuns.RUN);
            assertThat(home.holder(JournaledRuns.RUN)).isPresent();
            Files.readAllBytes(opened.journal().folder().lease());
            try (var process = JournalingProcess.start(home.root(), 1)) {
                assertThat(process.next()).startsWith("Exception").contains("is run by");
            }
        }
    }

    private LeaseHolder.Presence presence() {
        return home.holder(JournaledRuns.RUN).orElseThrow().presence(Runner.thisProcess());
    }
}
