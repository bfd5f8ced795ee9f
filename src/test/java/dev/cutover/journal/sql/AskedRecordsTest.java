package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.JournalingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever state a copy is in, the record is answered from, and a copy that can be mended is. */
class AskedRecordsTest extends CopiedRun {
    private final List<String> notices = new ArrayList<>();

    @Test
    void aCompleteCopyIsOnlyRead() throws IOException {
        record(AT_ONCE);
        var before = Files.readAllBytes(copy.path());

        assertThat(count()).isEqualTo(15);
        assertThat(notices).isEmpty();
        assertThat(copy.path()).hasBinaryContent(before);
        assertThat(reopen()).isEmpty();
    }

    @Test
    void aCopyThatIsMissingIsMade() throws IOException {
        record(RecordMirroring.NONE);

        assertThat(count()).isEqualTo(15);
        assertThat(notices).isEmpty();
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void aCopyThatIsBehindIsBroughtUpToDate() throws IOException {
        record(AT_ONCE);
        recordMore(RecordMirroring.NONE);

        assertThat(count()).isEqualTo(16);
        assertThat(notices).singleElement().asString().contains("had 15 of 16 events");
        notices.clear();
        assertThat(count()).isEqualTo(16);
        assertThat(notices).isEmpty();
    }

    /** Whose version had no such views. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anOlderVersionsCopyIsMadeAnew(int migrations) throws IOException {
        record(RecordMirroring.NONE);
        Files.createFile(copy.path());
        new CopyMark(run, copy.path()).make();
        try (var older = JournalDatabase.file(run.database(), OutlineReader.NONE)) {
            older.migrate(migrations);
            older.add(lines().subList(0, 10));
        }
        copy.noteClosed();

        assertThat(count()).isEqualTo(15);
        assertThat(copied()).isEqualTo(recorded());
        assertThat(ask("select count(*) from asked")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a database"})
    void aBrokenCopyIsMadeAnewAndThatIsSaid(String content) throws IOException {
        record(AT_ONCE);
        Files.writeString(copy.path(), content);

        assertThat(count()).isEqualTo(15);
        assertThat(notices).allSatisfy(notice -> assertThat(notice).contains("journal.mv.db"));
        assertThat(copied()).isEqualTo(recorded());
    }

    /** Another build's tables under the same number. */
    @Test
    void aCopyOfAnotherBuildIsMadeAnew() throws IOException {
        record(AT_ONCE);
        execute("update migration set sha256 = repeat('0', 64)");
        copy.noteClosed();

        assertThat(count()).isEqualTo(15);
        assertThat(notices).singleElement().asString().contains("its tables are not of this version");
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void whileARunnerHasItOpenTheRecordAnswers() throws Exception {
        try (var process = JournalingProcess.startWithCopy(home.root(), 1)) {
            process.next();
            process.next();
            assertThat(count()).isGreaterThanOrEqualTo(1);
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void twoAskAtOnce() throws Exception {
        record(AT_ONCE);
        try (var first = AskedRecords.of(run, lines(), OutlineReader.NONE, notices::add);
                var second = AskedRecords.of(run, lines(), OutlineReader.NONE, notices::add)) {
            assertThat(count(first)).isEqualTo(count(second)).isEqualTo(15);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void aRunThatNeverRanHereIsAnsweredFromItsRecord() throws IOException {
        record(RecordMirroring.NONE);
        Files.delete(run.lock());

        assertThat(count()).isEqualTo(15);
        assertThat(notices).isEmpty();
        assertThat(copy.path()).doesNotExist();
    }

    @Test
    void aRecordThatWasCutIsAnsweredAndThatIsSaid() throws IOException {
        record(AT_ONCE);
        Files.write(run.record(), Files.readAllLines(run.record()).subList(0, 1));

        assertThat(count()).isEqualTo(1);
        assertThat(notices).singleElement().asString().contains("answered from the record", "the record was cut");
    }

    @Test
    void whatAnotherVersionReadOfTheRunbookIsReadAgain() throws IOException {
        record(AT_ONCE);
        var newer = new OutlineReader() {
            @Override
            public String readBy() {
                return "newer";
            }

            @Override
            public RunOutline of(dev.cutover.run.fact.RunFact.Created created) {
                return RunOutline.unread("too old");
            }
        };
        try (var records = AskedRecords.of(run, lines(), newer, notices::add)) {
            assertThat(records.trouble()).contains("too old");
        }
        assertThat(notices).isEmpty();
        assertThat(new H2CopyCheck(newer).check(run, lines()).detail()).contains("as recorded");
        assertThat(new H2CopyCheck(OutlineReader.NONE).check(run, lines()).detail())
                .as("a version that reads the runbook differently")
                .contains("as recorded");
    }

    private long count() {
        try (var records = AskedRecords.of(run, lines(), OutlineReader.NONE, notices::add)) {
            return count(records);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(AskedRecords records) throws SQLException {
        try (var statement = records.reader().createStatement();
                var rows = statement.executeQuery("select count(*) from event")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<RecordLine> lines() {
        var lines = new ArrayList<RecordLine>();
        home.reader(JournaledRuns.RUN).read(lines::add);
        return lines;
    }
}
