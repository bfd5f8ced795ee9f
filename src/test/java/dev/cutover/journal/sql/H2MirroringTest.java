package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2MirroringTest extends CopiedRun {
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
        assertThat(ask("select d.owner, d.choice, s.saw, s.signature from decision d"
                        + " join signature s on s.run = d.run and s.seq = d.seq"))
                .containsExactly("Ada go ab12 SIGNED");
        assertThat(ask("select name, bytes from evidence")).containsExactly("stdout 12");
        assertThat(ask("select name, looked_into, redacted, redactions from ask.evidence"))
                .containsExactly("stdout TRUE 3 card 1, email 2");
        assertThat(Files.getPosixFilePermissions(copy.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run.path()).isDirectoryNotContaining("glob:**.{trace,lock}.db");
    }

    @Test
    void aRunThatEndsSoonHasItsCopyAllTheSame() {
        record(new H2Mirroring(Duration.ofHours(1), 1000, OutlineReader.NONE));

        assertThat(copied()).isEqualTo(recorded());
        assertThat(reopen()).isEmpty();
    }

    /** Whoever asks while the run has none yet. */
    @Test
    void aCopyThatWasMadeMeanwhileIsContinued() throws IOException {
        try (var opened = journals(new H2Mirroring(Duration.ofHours(1), 1000, OutlineReader.NONE))
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var lines = new ArrayList<RecordLine>();
            home.reader(JournaledRuns.RUN).read(lines::add);
            try (var made = copy.open(lines, notice -> {})) {
                made.finish();
            }
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
        }
        assertThat(copied()).hasSize(2).isEqualTo(recorded());
    }

    /** Whoever asks has it open when the run goes on. */
    @Test
    void aCopyThatIsInUseIsContinuedAsSoonAsItIsFree() throws IOException {
        record(AT_ONCE);
        try (var opened = openedWhileAsked()) {
            assertThat(opened.notices()).isEmpty();
        }
        assertThat(copied()).hasSize(16).isEqualTo(recorded());
        assertThat(reopen()).isEmpty();
    }

    private OpenedRun openedWhileAsked() throws IOException {
        var lines = new ArrayList<RecordLine>();
        home.reader(JournaledRuns.RUN).read(lines::add);
        try (var asked = copy.open(lines, notice -> {})) {
            var opened = journals(AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT);
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
            asked.finish();
            return opened;
        }
    }

    @Test
    void aRunThatLastsHasACopyHoweverFewItsEventsAre() throws Exception {
        try (var opened = journals(new H2Mirroring(Duration.ZERO, 1000, OutlineReader.NONE))
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
            while (!Files.exists(copy.path())) {
                Thread.onSpinWait();
            }
        }
        assertThat(copied()).isEqualTo(recorded());
    }

    @Test
    void aCopyThatIsBegunLateHasEverythingFromTheStart() {
        try (var opened = journals(new H2Mirroring(Duration.ofHours(1), 2500, OutlineReader.NONE))
                .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            for (int i = 0; i < 900; i++) {
                opened.journal()
                        .append(
                                JournaledRuns.AT,
                                "ada",
                                List.of(
                                        new RunFact.RunNote("a" + i),
                                        new RunFact.RunNote("b"),
                                        new RunFact.RunNote("c")));
                opened.journal().force();
                assertThat(copy.isThere() && i < 800).isFalse();
            }
        }
        assertThat(copied()).hasSize(2701).isEqualTo(recorded());
    }

    /** A copy that knew more than the disk would prove, after a power cut, that the record was cut. */
    @Test
    void whatWasNotForcedIsNotCopied() {
        try (var opened = journals(AT_ONCE).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
            opened.journal().append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("never forced")));
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
        var open = new OpenCopy(JournalDatabase.memory(OutlineReader.NONE), () -> {}, () -> {});
        var follower = H2Mirror.open(open, new RecordReader(disk, run.record()));
        follower.follow(1);
        follower.close();

        assertThat(follower.trouble().orElse("")).contains("the copy in H2 was dropped (org/h2/Driver)");
    }

    @Test
    void aRecordThatLostItsEndIsNotResumed() throws IOException {
        record(AT_ONCE);
        var lines = Files.readAllLines(run.record());
        var shorter = String.join("\n", lines.subList(0, lines.size() - 13)) + "\n";
        Files.writeString(run.record(), shorter);

        assertThatThrownBy(() -> journals(AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("has 1 event, but 15 were acknowledged")
                .hasMessageContaining("the record was cut");
        assertThat(run.record()).hasContent(shorter.strip());
    }

    @Test
    void aRecordWhoseLastWriteWasCutOpenIsNotResumed() throws IOException {
        record(AT_ONCE);
        var bytes = Files.readAllBytes(run.record());
        Files.write(run.record(), java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> journals(AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT))
                .hasMessageContaining("the record was cut");
        assertThat(Files.size(run.record())).isEqualTo(bytes.length - 1);
    }

    @Test
    void aRecordThatWasWrittenAnewIsNotResumed() throws IOException {
        record(AT_ONCE);
        String hash = RecordLine.FIRST;
        var anew = new ArrayList<String>();
        for (String line : Files.readAllLines(run.record())) {
            String json = line.substring(65).replace("refused", "granted");
            hash = RecordLine.hash(hash, json);
            anew.add(hash + " " + json);
        }
        Files.write(run.record(), anew);

        assertThatThrownBy(() -> journals(AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT))
                .hasMessageContaining("differ from event 5 on");
    }

    @Test
    void aCopyThatCannotBeKeptDoesNotStopARun() {
        home = new Home(folder.resolve("a;b"), new FileDisk());
        run = home.folder(JournaledRuns.RUN);
        try (var opened = journals(AT_ONCE).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
            var notices = opened.journal().notices();
            while (notices.isEmpty()) {
                notices = opened.journal().notices();
            }
            assertThat(notices).singleElement().asString().contains("dropped", "semicolon");
            assertThat(opened.journal().notices()).isEmpty();
        }
        assertThat(home.events(JournaledRuns.RUN)).hasSize(2);
    }

    @Test
    void aRunnerThatIsFarAheadIsNotForgotten() {
        try (var opened = journals(AT_ONCE).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var journal = opened.journal();
            for (int i = 0; i < 700; i++) {
                journal.append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("n" + i)));
                journal.force();
            }
        }
        assertThat(copied()).hasSize(701).isEqualTo(recorded());
    }
}
