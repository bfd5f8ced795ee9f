package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.Disk;
import dev.cutover.journal.FileDisk;
import dev.cutover.journal.Following;
import dev.cutover.journal.Home;
import dev.cutover.journal.JournalException;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.Verification;
import dev.cutover.run.RunFact;
import dev.cutover.testkit.Records;
import dev.cutover.testkit.Scale;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2FollowingTest {
    private static final H2Following AT_ONCE = new H2Following(Duration.ofHours(1), 1);

    @TempDir
    private Path folder;

    private Home home;
    private RunFolder run;
    private CopyFile copy;

    @BeforeEach
    void begin() {
        home = new Home(folder.resolve("home"), new FileDisk());
        run = home.folder(Records.RUN);
        copy = new CopyFile(run);
    }

    @Test
    void everythingRecordedIsInTheCopyWhenTheRunIsLeft() throws IOException {
        record(AT_ONCE);

        assertThat(copied()).isEqualTo(recorded());
        assertThat(ask("select step, attempt, state, cause from attempt order by started, step, attempt"))
                .containsExactly("drain 1 FAILED SAID_NO", "drain 2 SUCCEEDED null", "shift 1 STARTED null");
        assertThat(ask("select effect, state, detail, system, deed from effect"))
                .containsExactly("r1/drain DONE drained oms pause");
        assertThat(ask("select count(*) from sample where verdict = 'RED' and measured > 0.2"))
                .containsExactly("2");
        assertThat(ask("select criterion, times, least, greatest, samples from stretch where ended > began"))
                .containsExactly("errors 2 0.25 0.25 400");
        assertThat(ask("select owner, role, reason from decision"))
                .containsExactly("Ada incident-commander green \u00fcberall");
        assertThat(ask("select name, bytes from evidence")).containsExactly("stdout 12");
        assertThat(Files.getPosixFilePermissions(copy.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run.path()).isDirectoryNotContaining("glob:**.{trace,lock}.db");
    }

    @Test
    void aRunThatEndsSoonHasNoCopy() {
        record(new H2Following(Duration.ofHours(1), 1000));

        assertThat(copy.path()).doesNotExist();
        assertThat(reopen()).isEmpty();
    }

    @Test
    void aRunThatLastsHasACopyHoweverFewItsEventsAre() throws Exception {
        try (var opened =
                journals(new H2Following(Duration.ZERO, 1000)).create(Records.RUN, Records.AT, Records.created())) {
            opened.journal().append(Records.AT, "ada", List.of(Records.taken()));
            opened.journal().force();
            while (!Files.exists(copy.path())) {
                Thread.onSpinWait();
            }
        }
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void aCopyThatIsBegunLateHasEverythingFromTheStart() {
        try (var opened = journals(new H2Following(Duration.ofHours(1), 2500))
                .create(Records.RUN, Records.AT, Records.created())) {
            for (int i = 0; i < 900; i++) {
                opened.journal()
                        .append(
                                Records.AT,
                                "ada",
                                List.of(new RunFact.Noted("a" + i), new RunFact.Noted("b"), new RunFact.Noted("c")));
                opened.journal().force();
                assertThat(copy.isThere() && i < 800).isFalse();
            }
        }
        assertThat(copied()).hasSize(2701).isEqualTo(recorded());
    }

    /** A copy that knew more than the disk would prove, after a power cut, that the record was cut. */
    @Test
    void whatWasNotForcedIsNotCopied() {
        try (var opened = journals(AT_ONCE).create(Records.RUN, Records.AT, Records.created())) {
            opened.journal().append(Records.AT, "ada", List.of(Records.taken()));
            opened.journal().force();
            opened.journal().append(Records.AT, "ada", List.of(new RunFact.Noted("never forced")));
        }
        assertThat(copied()).hasSize(2).isEqualTo(recorded());
    }

    /** Such as when the libraries are replaced under a run: nobody at the run's screen can use a stack trace. */
    @Test
    void anErrorIsSaidLikeAnyOtherTrouble() {
        var disk = (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    throw new NoClassDefFoundError("org/h2/Driver");
                });
        var follower = H2Follower.open(copy, JournalDatabase.memory(), new RecordReader(disk, run.record()));
        follower.follow(1);
        follower.close();

        assertThat(follower.trouble().orElse("")).contains("the copy in H2 was given up (org/h2/Driver)");
    }

    @Test
    void aCopyThatIsBehindIsBroughtUpToDate() {
        record(AT_ONCE);
        recordMore(Following.NONE);

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
        var before =
                Files.readAttributes(copy.path(), BasicFileAttributes.class).fileKey();
        recordMore(Following.NONE);
        execute("analyze");

        assertThat(reopen())
                .singleElement()
                .asString()
                .contains("had 15 of 16 events; it was made anew from the record");
        assertThat(Files.readAttributes(copy.path(), BasicFileAttributes.class).fileKey())
                .isNotEqualTo(before);
        assertThat(copied()).isEqualTo(recorded());
        assertThat(reopen()).isEmpty();
    }

    @Test
    void aCopyThatWasClosedWithEverythingIsGoneOnWith() throws IOException {
        record(AT_ONCE);
        var before =
                Files.readAttributes(copy.path(), BasicFileAttributes.class).fileKey();
        recordMore(AT_ONCE);

        assertThat(reopen()).isEmpty();
        assertThat(Files.readAttributes(copy.path(), BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
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
        record(new H2Following(Duration.ofHours(1), 1000));
        Files.writeString(run.path().resolve("journal.unfinished.mv.db"), "half a header");

        assertThat(new H2CopyCheck().check(run, List.of()).result()).isEqualTo(Verification.Result.NOT_CHECKED);
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
                .contains("was of no use (", "set aside as journal.mv.db.broken-1");
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

        assertThat(reopen()).singleElement().asString().contains("was of no use (");
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void anEmptiedCopyIsFilledAgain() {
        record(AT_ONCE);
        execute("delete from event");
        execute(
                "delete from decision; delete from evidence; delete from sample; delete from stretch; delete from step_change;"
                        + " delete from intent; delete from effect_change; delete from signature");

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

        assertThat(new H2CopyCheck().check(run, List.of()))
                .satisfies(check -> assertThat(check.detail()).contains("was not made here"));
        assertThat(reopen()).singleElement().asString().contains("was not made here", "set aside unopened");
        assertThat(trap).doesNotExist();
        assertThat(reopen()).isEmpty();
        assertThat(copied()).isEqualTo(recorded());
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

    @Test
    void aRecordThatLostItsEndIsNotGoneOnWith() throws IOException {
        record(AT_ONCE);
        var lines = Files.readAllLines(run.record());
        var shorter = String.join("\n", lines.subList(0, lines.size() - 13)) + "\n";
        Files.writeString(run.record(), shorter);

        assertThatThrownBy(() -> journals(AT_ONCE).open(Records.RUN, Records.AT))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("has 1 events, but 15 were acknowledged")
                .hasMessageContaining("the record was cut");
        assertThat(run.record()).hasContent(shorter.strip());
    }

    @Test
    void aRecordWhoseLastWriteWasCutOpenIsNotGoneOnWith() throws IOException {
        record(AT_ONCE);
        var bytes = Files.readAllBytes(run.record());
        Files.write(run.record(), java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> journals(AT_ONCE).open(Records.RUN, Records.AT))
                .hasMessageContaining("the record was cut");
        assertThat(Files.size(run.record())).isEqualTo(bytes.length - 1);
    }

    @Test
    void aRecordThatWasWrittenAnewIsNotGoneOnWith() throws IOException {
        record(AT_ONCE);
        String hash = RecordLine.FIRST;
        var anew = new ArrayList<String>();
        for (String line : Files.readAllLines(run.record())) {
            String json = line.substring(65).replace("refused", "granted");
            hash = RecordLine.hash(hash, json);
            anew.add(hash + " " + json);
        }
        Files.write(run.record(), anew);

        assertThatThrownBy(() -> journals(AT_ONCE).open(Records.RUN, Records.AT))
                .hasMessageContaining("tell two stories from event 5 on");
    }

    @Test
    void aCopyThatCannotBeKeptDoesNotStopARun() {
        home = new Home(folder.resolve("a;b"), new FileDisk());
        run = home.folder(Records.RUN);
        try (var opened = journals(AT_ONCE).create(Records.RUN, Records.AT, Records.created())) {
            opened.journal().append(Records.AT, "ada", List.of(Records.taken()));
            opened.journal().force();
            var notices = opened.journal().notices();
            while (notices.isEmpty()) {
                notices = opened.journal().notices();
            }
            assertThat(notices).singleElement().asString().contains("given up", "semicolon");
            assertThat(opened.journal().notices()).isEmpty();
        }
        assertThat(home.events(Records.RUN)).hasSize(2);
    }

    @Test
    void aRunnerThatIsFarAheadIsNotForgotten() {
        try (var opened = journals(AT_ONCE).create(Records.RUN, Records.AT, Records.created())) {
            var journal = opened.journal();
            for (int i = 0; i < 700; i++) {
                journal.append(Records.AT, "ada", List.of(new RunFact.Noted("n" + i)));
                journal.force();
            }
        }
        assertThat(copied()).hasSize(701).isEqualTo(recorded());
    }

    private RunJournals journals(Following following) {
        return new RunJournals(home, Runner.thisProcess(), following);
    }

    private void record(Following following) {
        try (var opened = journals(following).create(Records.RUN, Records.AT, Records.created())) {
            opened.journal().append(Records.AT, "ada", Stories.ofEverything());
            opened.journal().force();
        }
    }

    private void recordMore(Following following) {
        try (var opened = journals(following).open(Records.RUN, Records.AT)) {
            opened.journal().append(Records.AT, "ada", List.of(Records.taken()));
            opened.journal().force();
        }
    }

    /** The notices of opening the run once more. */
    private List<String> reopen() {
        try (OpenedRun opened = journals(AT_ONCE).open(Records.RUN, Records.AT)) {
            return opened.notices();
        }
    }

    private List<String> recorded() {
        var lines = new ArrayList<String>();
        home.reader(Records.RUN).read(line -> lines.add(line.hash() + " " + line.json()));
        return lines;
    }

    private List<String> copied() {
        return ask("select hash, json from event order by seq");
    }

    private List<String> ask(String sql) {
        var rows = new ArrayList<String>();
        with(database -> rows.addAll(database.handle()
                .createQuery(sql)
                .map((row, context) -> {
                    var words = new ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        words.add(row.getString(i));
                    }
                    return String.join(" ", words);
                })
                .list()));
        return rows;
    }

    private void execute(String sql) {
        with(database -> database.handle().execute(sql));
    }

    private void with(Consumer<JournalDatabase> use) {
        try (var database = JournalDatabase.file(run.database())) {
            use.accept(database);
        }
    }
}
