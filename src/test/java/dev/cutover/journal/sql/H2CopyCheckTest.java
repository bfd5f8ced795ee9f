package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.RunVerification.Result;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.JournalingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any row edited, removed, added or moved in the copy is found. */
class H2CopyCheckTest {
    private static final H2Mirroring AT_ONCE = new H2Mirroring(Duration.ofHours(1), 1, OutlineReader.NONE);

    @TempDir
    private Path folder;

    private Home home;
    private RunFolder run;

    @BeforeEach
    void record() {
        home = new Home(folder.resolve("home"), new FileDisk());
        run = home.folder(JournaledRuns.RUN);
        try (var opened = new RunJournals(home, Runner.thisProcess(), AT_ONCE)
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", Stories.ofEverything());
            opened.journal().force();
        }
    }

    @Test
    void aCopyThatWasLeftAloneIsSound() throws IOException {
        var before = Files.readAllBytes(new CopyFile(run, OutlineReader.NONE).path());

        assertThat(check().result()).isEqualTo(Result.SOUND);
        assertThat(new CopyFile(run, OutlineReader.NONE).path()).hasBinaryContent(before);
    }

    /** H2 looks through a table that has grown by 2,000 rows at one opening, and notes what it finds beside it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aCopyThatGrewInSeveralOpeningsIsSound(int openings) {
        for (int at = 0; at < openings; at++) {
            try (var opened =
                    new RunJournals(home, Runner.thisProcess(), AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT)) {
                opened.journal()
                        .append(
                                JournaledRuns.AT,
                                "ada",
                                Collections.nCopies(6_000 / openings, new RunFact.RunNote("the same again")));
                opened.journal().force();
            }
        }

        assertThat(check().result()).isEqualTo(Result.SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set actor = 'eve' where seq = 3",
                "update event set at = dateadd(second, 1, at) where seq = 3",
                "update event set type = 'STEP_SKIPPED' where seq = 3",
                "update event set json = json || ' ' where seq = 3",
                "update event set hash = repeat('0', 64) where seq = 3",
                "delete from event where seq = 3",
                "delete from event where seq = 15",
                "delete from event",
                "update event set seq = case seq when 3 then 1003 else 1004 end where seq in (3, 4);"
                        + " update event set seq = case seq when 1003 then 4 else 3 end where seq > 1000",
                "insert into event select run, 16, epoch, at, type, step, attempt, actor, json, hash from event where seq = 15",
                "update decision set reason = 'because'",
                "delete from decision",
                "update evidence set sha256 = repeat('c', 64)",
                "update sample set measured = 0.01 where number = 2",
                "delete from sample where number = 1",
                "update stretch set greatest = 0.1",
                "delete from stretch",
                "update step_change set state = 'SUCCEEDED' where state = 'FAILED'",
                "update intent set deed = 'resume'",
                "insert into effect_change values ('r1', 10, timestamp '2026-11-23 02:00:00+00', 'x', 'DONE', '')",
                "create user eve password 'x' admin",
                "grant all on event to public",
                "create or replace view attempt as select * from step_change",
                "create alias mine for \"java.lang.Math.abs(double)\"",
                "create table mine (x int)",
                "drop view effect"
            })
    void aChangedCopyIsFound(String change) {
        changed(change);

        assertThat(check().result()).isEqualTo(Result.BROKEN);
    }

    @Test
    void aCopyThatIsBehindIsNoted() {
        try (var opened = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .open(JournaledRuns.RUN, JournaledRuns.AT)) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
        }

        assertThat(check()).isEqualTo(Check.noted("copy", "it has 15 of 16 events so far"));
    }

    @Test
    void aCopyOfMoreThanIsRecordedIsFound() throws IOException {
        var lines = Files.readAllLines(run.record());
        Files.write(run.record(), lines.subList(0, 1));

        assertThat(check().result()).isEqualTo(Result.BROKEN);
        assertThat(check().detail()).contains("the record was cut");
    }

    @Test
    void aCopyThatIsNotThereIsNotChecked() throws IOException {
        Files.delete(new CopyFile(run, OutlineReader.NONE).path());

        assertThat(check().result()).isEqualTo(Result.NOT_CHECKED);
    }

    @Test
    void aCopyThatIsNoDatabaseIsBroken() throws IOException {
        Files.writeString(new CopyFile(run, OutlineReader.NONE).path(), "x".repeat(10_000));

        assertThat(check().result()).isEqualTo(Result.BROKEN);
        assertThat(check().detail()).contains("cannot be read");
    }

    @Test
    void aCopyThatARunnerHasOpenIsNotChecked() throws IOException {
        try (var process = JournalingProcess.startWithCopy(home.root(), 1)) {
            process.next();
            process.next();
            assertThat(check()).isEqualTo(Check.notChecked("copy", "it is in use by the runner"));
        }
    }

    @Test
    void aCopyThatAnOlderVersionMadeIsNoDamage() throws IOException {
        var file = new CopyFile(run, OutlineReader.NONE).path();
        Files.delete(file);
        Files.createFile(file);
        new CopyMark(run, file).make();
        try (var older = JournalDatabase.file(run.database(), OutlineReader.NONE)) {
            older.migrate(2);
            older.add(lines().subList(0, 1));
        }

        assertThat(check().result()).as(check().detail()).isEqualTo(Result.NOTED);
        assertThat(check().detail()).contains("1 of ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update migration set sha256 = repeat('0', 64) where number = 4",
                "insert into migration (number, name, sha256) values (99, '099-newer.sql', repeat('0', 64))",
                "update outline set read_by = '0.9'; update sample set measured = 0.01 where number = 2"
            })
    void aCopyThatAnotherVersionMadeIsNoDamage(String change) {
        changed(change);

        assertThat(check().result()).as(check().detail()).isEqualTo(Result.NOTED);
        assertThat(check().detail()).contains("rebuilt when it is next asked or the run is resumed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into migration (number, name, sha256) values (99, '099-newer.sql', repeat('0', 64));"
                        + " update event set hash = repeat('0', 64) where seq = 3",
                "update outline set read_by = '0.9'; create table mine (x int)",
                "update outline set read_by = '0.9'; update event set json = json || ' ' where seq = 3",
                "delete from outline; update sample set measured = 0.01 where number = 2"
            })
    void noOtherVersionExcusesAChangedEventOrAnotherTable(String change) {
        changed(change);

        assertThat(check().result()).as(check().detail()).isEqualTo(Result.BROKEN);
    }

    private void changed(String change) {
        try (var database = JournalDatabase.file(run.database(), OutlineReader.NONE)) {
            for (String statement : change.split(";", -1)) {
                database.handle().execute(statement);
            }
        }
    }

    private List<RecordLine> lines() {
        var lines = new ArrayList<RecordLine>();
        home.reader(JournaledRuns.RUN).read(lines::add);
        return lines;
    }

    private Check check() {
        return new H2CopyCheck(OutlineReader.NONE).check(run, lines());
    }
}
