package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.DiskOperation;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import dev.cutover.testkit.PowerCut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Disks that fail, fill up, or disappear. */
class BadDiskTest {
    private static final RunFolder FOLDER = new RunFolder(Path.of("/home/runs/r1"), JournaledRuns.RUN);
    private static final List<Fact> NOTED = List.of(new RunFact.RunNote("something"));

    private final MemoryDisk disk = new MemoryDisk();

    @Test
    void aForceThatFailedIsNeverTriedAgain() {
        try (var opened = begin()) {
            var journal = opened.journal();
            var forces = new AtomicInteger();
            disk.failing(operation -> {
                if (operation instanceof DiskOperation.Force && forces.incrementAndGet() == 1) {
                    throw new IOException("Input/output error");
                }
            });
            journal.append(JournaledRuns.AT, "ada", NOTED);

            assertThatThrownBy(journal::force)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("the disk did not confirm the write to the record /home/runs/r1/events.log"
                            + ": Input/output error");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(journal::force).hasMessageContaining("it is not tried again");
                assertThatThrownBy(() -> journal.append(JournaledRuns.AT, "ada", NOTED))
                        .hasMessageContaining("it is not tried again");
            }
            assertThat(forces).hasValue(1);
            disk.failing(operation -> {});
        }
        assertThat(found(disk.after(disk.operations(), PowerCut.Found.NOTHING, 0)))
                .hasSize(1);
    }

    @Test
    void aWriteThatFailedIsNeverTriedAgain() {
        try (var opened = begin()) {
            disk.failing(operation -> {
                if (operation instanceof DiskOperation.Write) {
                    throw new IOException("Read-only file system");
                }
            });
            opened.journal().append(JournaledRuns.AT, "ada", NOTED);

            assertThatThrownBy(() -> opened.journal().force())
                    .hasMessageContaining("cannot write the record /home/runs/r1/events.log: Read-only file system");
            disk.failing(operation -> {});
            assertThatThrownBy(() -> opened.journal().force()).hasMessageContaining("it is not tried again");
        }
    }

    @Test
    void aFullDiskGivesItsReserveForTheRollback() throws Exception {
        try (var opened = begin()) {
            var journal = opened.journal();
            assertThat(journal.shortage()).isEmpty();
            disk.haveRoomFor(roomTaken() + 100);
            journal.append(
                    JournaledRuns.AT,
                    "ada",
                    List.of(new RunFact.RunNote("intent"), new RunFact.RunNote("x".repeat(200))));
            journal.force();

            assertThat(journal.shortage().orElseThrow().message()).contains("the disk of /home/runs/r1 is full");
            for (int i = 0; i < 1000; i++) {
                journal.append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("way back " + i)));
                journal.force();
            }
            assertThat(journal.keep("seen".getBytes(UTF_8))).hasSize(64);
        }
        disk.haveRoomFor(Long.MAX_VALUE);
        assertThat(found(disk)).hasSize(1003);
    }

    @Test
    void aDiskWithoutAnyRoomEndsTheRunAndTheRecordIsWhole() throws Exception {
        try (var opened = begin()) {
            disk.haveRoomFor(roomTaken() - (4 << 20) + 500);
            for (int i = 0; i < 2; i++) {
                opened.journal().append(JournaledRuns.AT, "ada", NOTED);
                opened.journal().force();
            }
            opened.journal().append(JournaledRuns.AT, "ada", NOTED);

            assertThatThrownBy(() -> opened.journal().force()).hasMessageContaining("no space left");
        }
        disk.haveRoomFor(Long.MAX_VALUE);
        assertThat(found(disk)).hasSize(3);
    }

    @Test
    void largeEvidenceIsNotPutIntoTheReserve() throws Exception {
        try (var opened = begin()) {
            disk.haveRoomFor(roomTaken());
            assertThatThrownBy(() -> opened.journal().keep(new byte[1 << 20]))
                    .hasMessageContaining("cannot keep evidence in /home/runs/r1/evidence: no space left");
            assertThat(opened.journal().shortage()).isPresent();
            assertThat(opened.journal().keep(new byte[1 << 10])).hasSize(64);
        }
    }

    @Test
    void largeEvidenceThatComesInPiecesIsNotPutIntoTheReserveEither() throws Exception {
        try (var opened = begin()) {
            disk.haveRoomFor(roomTaken());
            assertThatThrownBy(() -> opened.journal().keep(new ByteArrayInputStream(new byte[1 << 20])))
                    .hasMessageContaining("cannot keep evidence in /home/runs/r1/evidence: no space left");
            assertThat(opened.journal().shortage()).isPresent();
            assertThat(opened.journal().keep(new ByteArrayInputStream(new byte[1 << 10])))
                    .isEqualTo(new Journal.Kept(Sha256.hex(new byte[1 << 10]), 1 << 10));
        }
    }

    @Test
    void aFullDiskIsSaidWhenARunIsTakenOver() throws Exception {
        begin().close();
        disk.remove(FOLDER.reserve());
        disk.haveRoomFor(roomTaken() + 1000);

        try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(opened.notices()).anyMatch(notice -> notice.contains("the disk is full"));
            assertThat(opened.journal().shortage()).isPresent();
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            assertThatCode(() -> opened.journal().force()).doesNotThrowAnyException();
        }
    }

    @Test
    void aRunCanBeTakenOverOnADiskWithoutAnyRoom() throws Exception {
        begin().close();
        disk.haveRoomFor(roomTaken());

        try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(opened.notices()).anyMatch(notice -> notice.contains("the disk is full"));
            assertThat(opened.journal().shortage()).isPresent();
            for (int i = 0; i < 500; i++) {
                opened.journal().append(JournaledRuns.AT, "ada", NOTED);
                opened.journal().force();
            }
        }
    }

    @Test
    void aClockThatWentBackDoesNotTakeTheRecordWithIt() {
        try (var opened = begin()) {
            var journal = opened.journal();
            journal.append(JournaledRuns.AT.plusSeconds(10), "ada", NOTED);
            var back = journal.append(JournaledRuns.AT.minusSeconds(3600), "ada", NOTED);
            journal.force();

            assertThat(back).extracting(Event::at).containsExactly(JournaledRuns.AT.plusSeconds(10));
        }
        assertThat(found(disk)).extracting(Event::at).isSorted();
    }

    @Test
    void lateWritesOfARunnerThatLostItsLeaseAreRefused() throws Exception {
        var old = begin();
        // Somebody took away the lock's file, and made another that can be locked again.
        disk.replace(FOLDER.lock(), new byte[0]);
        old.journal().append(JournaledRuns.AT, "ada", NOTED);
        assertThatThrownBy(() -> old.journal().force())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HELD_ELSEWHERE))
                .hasMessageContaining("run r1 was taken from this process");
        assertThatThrownBy(() -> old.journal().append(JournaledRuns.AT, "ada", NOTED))
                .hasMessageContaining("was taken");
        old.close();
        assertThat(disk.content(FOLDER.record())).asString(UTF_8).hasLineCount(1);
    }

    @Test
    void lateWritesAreRefusedByTheEpoch() throws Exception {
        try (var old = begin()) {
            var newer = new LeaseHolder(2, new Runner("deploy-2", 1, "", "eve"), JournaledRuns.AT, "", false);
            disk.replace(FOLDER.lease(), newer.json());
            old.journal().append(JournaledRuns.AT, "ada", NOTED);

            assertThatThrownBy(() -> old.journal().force()).hasMessageContaining("by eve (process 1 on deploy-2");
        }
        assertThat(LeaseHolder.of(disk, FOLDER))
                .get()
                .extracting(LeaseHolder::epoch)
                .isEqualTo(2L);
    }

    @Test
    void aLeaseThatIsWrittenAgainWithTheSameWordsIsStillOurs() throws Exception {
        try (var opened = begin()) {
            disk.replace(FOLDER.lease(), disk.content(FOLDER.lease()));
            opened.journal().append(JournaledRuns.AT, "ada", NOTED);
            opened.journal().force();
        }
        assertThat(found(disk)).hasSize(2);
    }

    private OpenedRun begin() {
        return JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created());
    }

    private long roomTaken() throws IOException {
        long taken = 0;
        for (var file : List.of(FOLDER.record(), FOLDER.lease(), FOLDER.reserve())) {
            taken += disk.exists(file) ? disk.content(file).length : 0;
        }
        return taken;
    }

    private static List<Event> found(MemoryDisk disk) {
        try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            return opened.events();
        }
    }
}
