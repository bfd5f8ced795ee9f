package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunVerification;
import dev.cutover.testkit.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyFileTest extends CopiedRun {
    @Test
    void aCopyThatIsBehindIsBroughtUpToDate() {
        record(AT_ONCE);
        recordMore(RecordMirroring.NONE);

        assertThat(reopen())
                .singleElement()
                .asString()
                .contains("had 15 of 16 events; the others were added from the record");
        assertThat(copied()).isEqualTo(recorded());
        assertThat(reopen()).isEmpty();
    }

    /** H2 may have gone back to an older state of the file; what it adds to that can be lost again. */
    @Test
    void aCopyThatWasNotClosedIsNotAddedTo() throws IOException {
        record(AT_ONCE);
        var before = held();
        recordMore(RecordMirroring.NONE);
        execute("analyze");

        assertThat(reopen()).singleElement().asString().contains("had 15 of 16 events; it was rebuilt from the record");
        assertThat(Files.isSameFile(copy.path(), before)).isFalse();
        assertThat(copied()).isEqualTo(recorded());
        assertThat(reopen()).isEmpty();
    }

    @Test
    void aCopyThatWasClosedWithEverythingIsResumed() throws IOException {
        record(AT_ONCE);
        var before = held();
        var mark = Files.readString(run.path().resolve("journal.made"));
        recordMore(AT_ONCE);

        assertThat(run.path().resolve("journal.made")).content().startsWith(mark);
        assertThat(reopen()).isEmpty();
        assertThat(Files.isSameFile(copy.path(), before)).isTrue();
        assertThat(copied()).isEqualTo(recorded());
    }

    /** Whoever is killed while it closes the copy has written half of what it has to say of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12})
    void aCloseThatWasCutShortLeavesACopyThatIsOurs(int less) throws IOException {
        record(AT_ONCE);
        var mark = run.path().resolve("journal.made");
        var before = held();
        Files.writeString(mark, Files.readString(mark).substring(0, (int) Files.size(mark) - less));

        assertThat(reopen()).isEmpty();
        assertThat(Files.isSameFile(copy.path(), before)).isFalse();
        assertThat(reopen()).isEmpty();
        assertThat(copied()).isEqualTo(recorded());
    }

    /** What is in its place while another is made would carry the mark of that one, and be taken for a stranger's. */
    @Test
    void aCopyThatIsMadeAnewIsGoneBeforeTheNextIsMarked() throws IOException {
        record(AT_ONCE);
        execute("analyze");
        var inTheWay = Files.createDirectories(run.path().resolve("journal.unfinished.mv.db/full"));

        assertThat(reopen()).singleElement().asString().contains("no copy of the record is kept in H2");
        assertThat(copy.path()).doesNotExist();
        Files.delete(inTheWay);
        recordMore(AT_ONCE);
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void aCopyThatIsGoneIsMadeAnew() throws IOException {
        record(AT_ONCE);
        Files.delete(copy.path());
        recordMore(AT_ONCE);

        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void whatAKilledRunnerLeftUnfinishedIsNoCopyAndInNobodysWay() throws IOException {
        record(RecordMirroring.NONE);
        Files.writeString(run.path().resolve("journal.unfinished.mv.db"), "half a header");

        assertThat(new H2CopyCheck(OutlineReader.NONE).check(run, List.of()).result())
                .isEqualTo(RunVerification.Result.NOT_CHECKED);
        recordMore(AT_ONCE);

        assertThat(copied()).isEqualTo(recorded());
        assertThat(run.path().resolve("journal.unfinished.mv.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from event where seq > 3 and seq < 6",
                "update event set json = replace(json, 'refused', 'granted') where seq = 5",
                "update event set hash = repeat('0', 64) where seq = 7",
                "drop table event cascade",
                "delete from effect_change where seq = (select max(seq) from effect_change)",
                "update migration set sha256 = repeat('0', 64)",
                "insert into migration (number, name, sha256) values (99, '099-newer.sql', repeat('0', 64))",
                "insert into event select run, 99, epoch, at, type, step, attempt, actor, json, hash from event where seq = 9"
            })
    void aCopyThatWasChangedIsSetAsideAndMadeAnew(String change) {
        record(AT_ONCE);
        execute(change);

        assertThat(reopen())
                .singleElement()
                .asString()
                .contains("was unusable (", "set aside as journal.mv.db.broken-1");
        assertThat(run.path().resolve("journal.mv.db.broken-1")).isRegularFile();
        assertThat(copied()).isEqualTo(recorded());
        execute(change);
        assertThat(reopen()).singleElement().asString().contains("journal.mv.db.broken-2");
    }

    /** Made by a version that had no table for them. */
    @Test
    void aCopyWithoutItsSignaturesIsMadeAnew() {
        record(AT_ONCE);
        execute("drop table signature");
        execute("delete from migration where number = 2");

        assertThat(reopen()).singleElement().asString().contains("was unusable (");
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void anEmptiedCopyIsFilledAgain() {
        record(AT_ONCE);
        execute("delete from event");
        execute(
                "delete from decision; delete from evidence; delete from sample; delete from stretch; delete from step_change;"
                        + " delete from intent; delete from effect_change; delete from signature; delete from created;"
                        + " delete from decision_detail; delete from outline");

        assertThat(reopen()).anyMatch(notice -> notice.contains("had 0 of 15 events"));
        assertThat(copied()).isEqualTo(recorded());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4096, 8192, 10_000})
    void aCopyThatIsCutOffIsMadeAnew(int length) throws IOException {
        record(AT_ONCE);
        Files.write(copy.path(), java.util.Arrays.copyOf(Files.readAllBytes(copy.path()), length));
        reopen();

        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAside() throws IOException {
        record(AT_ONCE);
        Files.writeString(copy.path(), "not a database\n".repeat(1000));

        assertThat(reopen()).anyMatch(notice -> notice.contains("journal.mv.db.broken-1"));
        assertThat(copied()).isEqualTo(recorded());
    }

    /** H2 runs what it finds in a database as soon as it opens it. */
    @Test
    void aDatabaseFromElsewhereIsNeverOpened() throws IOException {
        record(AT_ONCE);
        var trap = folder.resolve("sprung");
        execute("create trigger trap after insert on event as $$ org.h2.api.Trigger create() throws Exception {"
                + " new java.io.File(\"" + trap + "\").createNewFile();"
                + " return new org.h2.api.Trigger() {"
                + " public void fire(java.sql.Connection c, Object[] before, Object[] after) {} }; } $$");
        Files.delete(trap);
        with(database -> {});
        assertThat(trap).as("the trap works").exists();
        Files.delete(trap);
        moveElsewhere();

        assertThat(new H2CopyCheck(OutlineReader.NONE).check(run, List.of()))
                .satisfies(check -> assertThat(check.detail()).contains("was not made by this tool"));
        assertThat(reopen()).singleElement().asString().contains("was not made by this tool", "set aside unopened");
        assertThat(trap).doesNotExist();
        assertThat(reopen()).isEmpty();
        assertThat(copied()).isEqualTo(recorded());
    }

    /** The copy's file by another name, so that its place on the disk is not given to the next one. */
    private Path held() throws IOException {
        return Files.createLink(folder.resolve("held"), copy.path());
    }

    /** As a copy of the folder has it: the same files with the same content. */
    private void moveElsewhere() throws IOException {
        var elsewhere = folder.resolve("elsewhere");
        Files.move(run.path(), elsewhere);
        Files.createDirectory(run.path());
        try (var files = Files.list(elsewhere)) {
            for (var file : files.toList()) {
                Files.copy(file, run.path().resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    @Tag(Scale.WIDE)
    void aCopyDamagedAnywhereIsMendedOrHarmless() throws IOException {
        record(AT_ONCE);
        var whole = Files.readAllBytes(copy.path());
        var random = new SplittableRandom(11);
        for (int i = 0; i < (Scale.isWide() ? 1000 : 12); i++) {
            var damaged = whole.clone();
            int from = random.nextInt(damaged.length);
            for (int at = from; at < Math.min(damaged.length, from + random.nextInt(1, 600)); at++) {
                damaged[at] = (byte) random.nextInt();
            }
            Files.write(copy.path(), damaged);
            reopen();
            assertThat(copied()).as("damage %s", i).isEqualTo(recorded());
        }
    }
}
