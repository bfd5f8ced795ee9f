package dev.cutover.history.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.execution.PinnedOutline;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.sql.JournalDatabase;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a home as tables are what the records say, whatever has become of either meanwhile. */
class HomeDatabaseTest {
    private static final List<String> TABLES = List.of("event", "decision", "step_change", "created", "sample");

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void aHomeOfSeveralRuns() throws IOException {
        home = new Home(folder, new FileDisk());
        SampleRuns.fill(home);
    }

    @Test
    void itHasAllRuns() throws IOException, SQLException {
        assertThat(rows()).isEqualTo(fromRecords());
        assertThat(rows()).hasSizeGreaterThan(30);
    }

    @Test
    void whatARunAddsIsAdded() throws IOException, SQLException {
        int before = rows().size();
        try (var journal = Recording.again(home, new RunId(SampleRuns.WAITING))) {
            journal.started("shift-us-east");
        }

        assertThat(rows()).isEqualTo(fromRecords()).hasSizeGreaterThan(before);
    }

    @Test
    void aRecordThatBecameShorterIsTakenInAnew() throws IOException, SQLException {
        int before = rows().size();
        var record = home.folder(new RunId(SampleRuns.DONE)).record();
        var lines = Files.readAllLines(record);
        Files.write(record, lines.subList(0, lines.size() - 1));

        assertThat(rows()).isEqualTo(fromRecords()).hasSizeLessThan(before);
    }

    @Test
    void aBrokenRecordIsNamedAndTakenOut() throws IOException, SQLException {
        rows();
        var record = home.folder(new RunId(SampleRuns.DONE)).record();
        Files.writeString(record, Files.readString(record).replace("\"seed\":42", "\"seed\":43"));

        try (var database = open()) {
            assertThat(database.notes())
                    .singleElement()
                    .asString()
                    .startsWith("run " + SampleRuns.DONE + " is left out: the record is broken at line 1");
        }
        assertThat(rows()).isEqualTo(fromRecords()).noneMatch(row -> row.contains(SampleRuns.DONE));
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
    void onlyOneProcessHasIt() throws IOException {
        try (var first = open()) {
            assertThat(HomeDatabase.open(home, new PinnedOutline())).isEmpty();
            assertThat(first.name()).isEqualTo(folder.resolve("history"));
        }
    }

    private HomeDatabase open() throws IOException {
        return HomeDatabase.open(home, new PinnedOutline()).orElseThrow();
    }

    private List<String> rows() throws IOException, SQLException {
        try (var database = open();
                var tables = JournalDatabase.readOnly(database.name())) {
            return rows(tables);
        }
    }

    private List<String> fromRecords() throws SQLException {
        try (var tables = JournalDatabase.memory(new PinnedOutline())) {
            tables.migrate();
            assertThat(HomeDatabase.fill(home, tables)).hasSizeLessThan(2);
            return rows(tables);
        }
    }

    private static List<String> rows(JournalDatabase tables) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = tables.handle().getConnection().createStatement()) {
            for (String table : TABLES) {
                try (var rows = statement.executeQuery("select * from " + table + " order by run, seq")) {
                    while (rows.next()) {
                        var row = new StringBuilder(table);
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
