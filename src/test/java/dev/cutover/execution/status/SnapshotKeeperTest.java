package dev.cutover.execution.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.query.snapshot.RunSnapshot;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import dev.cutover.words.Fulfillment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner leaves snapshots while it runs and when it stops, and is harmed by none. */
class SnapshotKeeperTest {
    /** About what a runner reserves. */
    private static final long RESERVE = 5_000_000;

    @TempDir
    private Path folder;

    private Home home;
    private OpenedRun run;
    private LiveStatus liveStatus;

    @BeforeEach
    void begin() {
        home = new Home(folder, new FileDisk());
        run = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created());
        liveStatus = new LiveStatus(home, run.journal(), Fulfillment.runbook(), (snapshot, question) -> "");
        liveStatus.add(run.events());
    }

    @AfterEach
    void end() {
        run.close();
    }

    private void happens(String note) {
        var events = run.journal().append(JournaledRuns.AT, "engine", List.of(new RunFact.RunNote(note)));
        run.journal().force();
        liveStatus.add(events);
    }

    /** The last event that the snapshot has, if it is used. */
    private long snapshot() {
        return RunSnapshot.of(home, JournaledRuns.RUN)
                .map(snapshot -> snapshot.runView().state().seq())
                .orElse(0L);
    }

    @Test
    void aRunnerThatIsKilledHasLeftASnapshotNotLongBefore() {
        try (var snapshotKeeper = SnapshotKeeper.of(home.disk(), run.journal(), liveStatus)) {
            assertThat(snapshotKeeper).isNotNull();
            happens("one");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(snapshot()).isEqualTo(2));
            happens("two");
            assertThat(snapshot()).as("with what the record has beyond it").isEqualTo(3);
        }
    }

    @Test
    void theLastOneHasEverything() throws IOException {
        try (var snapshotKeeper = SnapshotKeeper.of(home.disk(), run.journal(), liveStatus)) {
            happens("one");
            happens("two");
            snapshotKeeper.finish();
        }

        assertThat(Files.readString(run.journal().folder().snapshot(), StandardCharsets.ISO_8859_1))
                .startsWith("cutover-snapshot-1 ")
                .contains(" r1 3 ", run.journal().end().hash());
        assertThat(snapshot()).isEqualTo(3);
    }

    @Test
    void nothingIsWrittenWhereNothingHasHappened() throws IOException {
        SnapshotKeeper.of(home.disk(), run.journal(), liveStatus).close();
        var file = run.journal().folder().snapshot();
        var written = Files.getLastModifiedTime(file);
        long seq = run.journal().end().seq();

        assertThat(liveStatus.since(seq)).isEmpty();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void aDiskThatIsNearlyFullIsLeftToTheRecord() {
        var disk = new MemoryDisk();
        var nearlyFull = new Home(Path.of("/home"), disk);
        try (var other = new RunJournals(nearlyFull, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var folderOfRun = other.journal().folder();
            var status = new LiveStatus(nearlyFull, other.journal(), Fulfillment.runbook(), (snapshot, question) -> "");
            status.add(other.events());
            disk.haveRoomFor(RESERVE + 1_000_000);
            SnapshotKeeper.of(disk, other.journal(), status).close();
            assertThat(disk.exists(folderOfRun.snapshot())).isFalse();

            disk.haveRoomFor(10 * RESERVE);
            SnapshotKeeper.of(disk, other.journal(), status).close();
            assertThat(disk.exists(folderOfRun.snapshot())).isTrue();
        }
    }

    @Test
    void onceTheReserveIsReleasedNothingIsWrittenThoughThereIsRoomAgain() {
        var disk = new MemoryDisk();
        var full = new Home(Path.of("/home"), disk);
        try (var other = new RunJournals(full, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var status = new LiveStatus(full, other.journal(), Fulfillment.runbook(), (snapshot, question) -> "");
            status.add(other.events());
            disk.haveRoomFor(RESERVE - 1_000_000);
            other.journal().keep(new byte[60_000]);
            assertThat(other.journal().shortage()).isPresent();

            disk.haveRoomFor(Long.MAX_VALUE);
            SnapshotKeeper.of(disk, other.journal(), status).close();

            assertThat(disk.exists(other.journal().folder().snapshot())).isFalse();
        }
    }

    @Test
    void aSnapshotThatCannotBeWrittenHarmsNobody() throws IOException {
        var place = run.journal().folder().snapshot();
        Files.createDirectory(place);
        Files.createFile(place.resolve("in-the-way"));
        happens("one");

        assertThatCode(() -> SnapshotKeeper.of(home.disk(), run.journal(), liveStatus)
                        .close())
                .doesNotThrowAnyException();

        assertThat(snapshot()).isZero();
        try (var files = Files.list(run.journal().folder().path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("no temporary file is left")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
