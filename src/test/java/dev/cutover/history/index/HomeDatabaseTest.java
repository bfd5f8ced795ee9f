package dev.cutover.history.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.execution.PinnedOutline;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.journal.sql.AskedRecords;
import dev.cutover.journal.sql.Bulk;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a home as tables are what the records say, whatever has become of either meanwhile. */
class HomeDatabaseTest {
    private static final List<String> VIEWS =
            List.of("run", "step", "attempt", "question", "decision", "event", "sample");

    @TempDir
    private Path folder;

    private Home home;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void aHomeOfSeveralRuns() throws IOException {
        home = new Home(folder, new FileDisk());
        SampleRuns.fill(home);
    }

    @Test
    void itHasAllRuns() throws IOException, SQLException {
        assertThat(rows()).isEqualTo(fromRecords());
        assertThat(rows()).hasSizeGreaterThan(20);
    }

    @Test
    void whatARunAddsIsAdded() throws IOException, SQLException {
        int before = rows().size();
        try (var journal = Recording.again(home, new RunId(SampleRuns.WAITING))) {
            journal.started("shift-us-east");
        }

        assertThat(rows()).isEqualTo(fromRecords()).hasSizeGreaterThan(before);
    }

    /** They are most of what there is, and few questions are about them. */
    @Test
    void eventsAndSamplesComeWhenTheyAreAskedFor() throws IOException, SQLException {
        try (var asked = HomeDatabase.of(home, Set.of(), new PinnedOutline(), notices::add)) {
            assertThat(rows(asked))
                    .isEqualTo(fromRecords().stream()
                            .filter(row -> !row.startsWith("sample ") && !row.startsWith("event "))
                            .toList());
        }

        assertThat(rows()).isEqualTo(fromRecords()).anyMatch(row -> row.startsWith("sample "));
    }

    @Test
    void whatHasEventsAndSamplesKeepsThemAsItGrows() throws IOException, SQLException {
        rows();
        try (var journal = Recording.again(home, new RunId(SampleRuns.WAITING))) {
            journal.started("shift-us-east");
        }
        HomeDatabase.of(home, Set.of(), new PinnedOutline(), notices::add).close();

        assertThat(rows()).isEqualTo(fromRecords());
    }

    @Test
    void aRecordThatBecameShorterIsTakenInAnew() throws IOException, SQLException {
        var before = rows();
        var record = home.folder(new RunId(SampleRuns.DONE)).record();
        var lines = Files.readAllLines(record);
        Files.write(record, lines.subList(0, lines.size() - 1));

        assertThat(rows()).isEqualTo(fromRecords()).isNotEqualTo(before);
    }

    @Test
    void aBrokenRecordIsNamedAndTakenOut() throws IOException, SQLException {
        rows();
        var record = home.folder(new RunId(SampleRuns.DONE)).record();
        Files.writeString(record, Files.readString(record).replace("\"seed\":42", "\"seed\":43"));

        assertThat(rows()).isEqualTo(fromRecords()).noneMatch(row -> row.contains(SampleRuns.DONE));
        rows();
        assertThat(notices)
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice)
                        .startsWith("run " + SampleRuns.DONE + " is left out: the record is broken at line 1"));
    }

    @Test
    void aRunThatIsGoneIsGone() throws IOException, SQLException {
        rows();
        Files.delete(home.folder(new RunId(SampleRuns.DONE)).record());

        assertThat(rows()).isEqualTo(fromRecords()).noneMatch(row -> row.contains(SampleRuns.DONE));
    }

    @Test
    void oneThatWasNotClosedIsMadeAnew() throws IOException, SQLException {
        rows();
        Files.delete(folder.resolve("history.made"));

        assertThat(rows()).isEqualTo(fromRecords());
        assertThat(folder.resolve("history.mv.db.broken")).exists();
    }

    @Test
    void severalMayAskAtOnce() throws SQLException {
        var expected = fromRecords();

        try (var one = asked();
                var other = asked()) {
            assertThat(rows(one)).isEqualTo(expected);
            assertThat(rows(other)).isEqualTo(expected);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void whileAnotherProcessWritesTheRecordsAreRead() throws IOException, SQLException {
        rows();
        try (var journal = Recording.again(home, new RunId(SampleRuns.WAITING))) {
            journal.started("shift-us-east");
        }
        var expected = fromRecords();
        try (var held = home.disk().lock(folder.resolve("history.lock")).orElseThrow();
                var asked = asked()) {
            assertThat(rows(asked)).isEqualTo(expected);
            assertThat(held).isNotNull();
        }
        assertThat(notices)
                .containsExactly("history.mv.db is in use by another process; the records were read instead");
    }

    @Test
    void ifNothingHasChangedItIsAskedAlsoWhileAnotherProcessHasTheLock() throws IOException, SQLException {
        var expected = rows();
        try (var held = home.disk().lock(folder.resolve("history.lock")).orElseThrow();
                var asked = asked()) {
            assertThat(rows(asked)).isEqualTo(expected);
            assertThat(held).isNotNull();
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenTheRecordsAreRead() throws IOException, SQLException {
        Files.createDirectory(folder.resolve("history.lock"));

        assertThat(rows()).isEqualTo(fromRecords());
        assertThat(notices).singleElement().asString().contains("cannot be kept up to date");
    }

    private AskedRecords asked() {
        return HomeDatabase.of(home, EnumSet.allOf(Bulk.class), new PinnedOutline(), notices::add);
    }

    private List<String> rows() throws SQLException {
        try (var asked = asked()) {
            return rows(asked);
        }
    }

    private List<String> fromRecords() throws SQLException {
        var lines = new ArrayList<RecordLine>();
        for (var run : home.runs()) {
            try {
                home.reader(run).read(lines::add);
            } catch (JournalException broken) {
                assertThat(lines).noneMatch(line -> line.event().run().equals(run));
            }
        }
        try (var asked = AskedRecords.ofLines(lines, new PinnedOutline())) {
            return rows(asked);
        }
    }

    private static List<String> rows(AskedRecords asked) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = asked.reader().createStatement()) {
            for (String view : VIEWS) {
                try (var rows = statement.executeQuery("select * from " + view + " order by 1, 2, 3, 4")) {
                    while (rows.next()) {
                        var row = new StringBuilder(view);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.append(' ').append(rows.getString(i));
                        }
                        all.add(row.toString());
                    }
                }
            }
        }
        return all;
    }
}
