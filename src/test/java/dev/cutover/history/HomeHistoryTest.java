package dev.cutover.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.history.memory.ListedRun;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index and the records give the same answers, whatever becomes of either. */
class HomeHistoryTest {
    private static final RunId DONE = new RunId(SampleRuns.DONE);

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void aHomeOfSeveralRuns() throws IOException {
        home = new Home(folder.resolve("home"), new FileDisk());
        SampleRuns.fill(home);
    }

    @Test
    void theIndexSaysWhatTheRecordsSay() {
        sameAsRecords();

        assertThat(index()).exists();
        sameAsRecords();
    }

    @Test
    void aSmallHomeNeedsNoIndex() {
        assertThat(HomeHistory.of(home).listed(home.runs()).known()).hasSize(4);

        assertThat(index()).doesNotExist();
    }

    @Test
    void whatTheIndexHasIsNotReadAgain() throws IOException {
        sameAsRecords();
        var record = home.folder(DONE).record();
        var modified = Files.getLastModifiedTime(record);
        byte[] bytes = Files.readAllBytes(record);
        bytes[bytes.length / 2] ^= 1;
        Files.write(record, bytes);
        Files.setLastModifiedTime(record, modified);

        assertThat(listed().known()).extracting(ListedRun::run).contains(DONE);
    }

    @Test
    void aRunThatGoesOnIsReadAgain() {
        var open = new RunId(SampleRuns.WAITING);
        sameAsRecords();
        long before = seq(open);
        try (var journal = Recording.again(home, open)) {
            journal.started("shift-us-east");
        }

        assertThat(seq(open)).isGreaterThan(before);
        sameAsRecords();
    }

    @Test
    void aRecordThatBecameShorterIsReadAnew() throws IOException {
        sameAsRecords();
        long before = seq(DONE);
        var record = home.folder(DONE).record();
        var lines = Files.readAllLines(record);
        Files.write(record, lines.subList(0, lines.size() - 1));

        assertThat(seq(DONE)).isLessThan(before);
        sameAsRecords();
    }

    @Test
    void aChangedRecordIsNamedAndHidesNoOther() throws IOException {
        sameAsRecords();
        var record = home.folder(DONE).record();
        Files.writeString(record, Files.readString(record).replace("\"seed\":42", "\"seed\":43"));

        var found = listed();

        assertThat(found.known()).hasSize(3).extracting(ListedRun::run).doesNotContain(DONE);
        assertThat(found.runs())
                .filteredOn(run -> run.run().equals(DONE))
                .singleElement()
                .satisfies(run -> assertThat(run.trouble()).contains("the record is broken at line 1"));
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        sameAsRecords();
        Files.write(index(), new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);

        sameAsRecords();

        assertThat(Files.size(index())).isGreaterThan(3);
        assertThat(index().resolveSibling("history.mv.db.broken")).hasSize(3);
    }

    @Test
    void anIndexThatCameFromElsewhereIsNotOpened() throws IOException {
        sameAsRecords();
        var other = folder.resolve("other");
        copy(home.root(), other);
        var copied = new Home(other, new FileDisk());

        assertThat(HomeHistory.of(copied, 0).listed(copied.runs()).known()).hasSize(4);

        assertThat(other.resolve("history.mv.db.broken")).exists();
    }

    @Test
    void aMovedHomeKeepsItsIndex() throws IOException {
        sameAsRecords();
        var to = folder.resolve("moved");
        Files.move(home.root(), to);
        home = new Home(to, new FileDisk());

        sameAsRecords();

        assertThat(to.resolve("history.mv.db.broken")).doesNotExist();
    }

    @Test
    void whileAnotherProcessHasItTheRecordsAreRead() throws IOException {
        sameAsRecords();
        try (var held = home.disk().lock(home.root().resolve("history.lock")).orElseThrow()) {
            var found = listed();

            assertThat(found.known()).hasSize(4);
            assertThat(found.notes())
                    .containsExactly("history.mv.db is in use by another process; the records were read instead");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void whereItCannotBeWrittenTheRecordsAreReadAndALineSaysSo() throws IOException {
        Files.createDirectory(home.root().resolve("history.lock"));

        var found = listed();

        assertThat(found.known()).hasSize(4);
        assertThat(found.notes()).singleElement().asString().contains("cannot be kept up to date");
    }

    @Test
    void pastTimesAreTheSameEitherWay() {
        var fromRecords =
                HomeHistory.of(home, Long.MAX_VALUE).durations(home.runs()).known();
        HomeHistory.of(home, 0).whole(home.runs());

        assertThat(HomeHistory.of(home, 0).durations(home.runs()).known()).isEqualTo(fromRecords);
        assertThat(fromRecords).anySatisfy(times -> assertThat(times.steps()).isNotEmpty());
    }

    private void sameAsRecords() {
        var records = HomeHistory.of(home, Long.MAX_VALUE);
        assertThat(HomeHistory.of(home, 0).whole(home.runs())).isEqualTo(records.whole(home.runs()));
        assertThat(HomeHistory.of(home, 0).listed(home.runs())).isEqualTo(records.listed(home.runs()));
        assertThat(HomeHistory.of(home, 0).durations(home.runs())).isEqualTo(records.durations(home.runs()));
    }

    private HomeHistory.Found<ListedRun> listed() {
        return HomeHistory.of(home, 0).listed(home.runs());
    }

    private long seq(RunId run) {
        return HomeHistory.of(home, 0)
                .listed(List.of(run))
                .known()
                .get(0)
                .progress()
                .seq();
    }

    private Path index() {
        return home.root().resolve("history.mv.db");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
