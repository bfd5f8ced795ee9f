package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.RunVerification.Result;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunVerificationTest {
    private static final RunFolder FOLDER = new RunFolder(Path.of("/home/runs/r1"), JournaledRuns.RUN);
    private static final StepId STEP = new StepId("drain");

    private final MemoryDisk disk = new MemoryDisk();
    private String sha256 = "";

    @BeforeEach
    void record() {
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var journal = opened.journal();
            sha256 = journal.keep("seen".getBytes(UTF_8));
            append(journal, JournaledRuns.AT, JournaledRuns.taken());
            append(journal, JournaledRuns.AT.plusSeconds(1), new StepFact.Started(STEP, 1));
            append(
                    journal,
                    JournaledRuns.AT.plusSeconds(2),
                    new EvidenceFact(STEP, 1, sha256, "stdout", "text/plain", 4, "oms"));
        }
        try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            append(opened.journal(), JournaledRuns.AT.plusSeconds(3), JournaledRuns.taken());
        }
    }

    @Test
    void aRunThatWasLeftAloneIsSound() throws IOException {
        var runVerification = verify();

        assertThat(runVerification.isSound()).isTrue();
        assertThat(runVerification.events()).isEqualTo(5);
        assertThat(lines().get(4)).startsWith(runVerification.head());
        assertThat(runVerification.checks())
                .extracting(Check::what)
                .containsExactly("chain", "runners", "times", "story", "evidence", "copy");
    }

    @Test
    void aFileThatAKilledWriterLeftIsNoEvidence() throws IOException {
        disk.replace(FOLDER.evidence().resolve(".4711-1.tmp"), "half of a".getBytes(UTF_8));

        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void anEditedEventIsNamedAndNothingAfterItIsTrusted() throws IOException {
        rewrite(lines -> {
            lines.set(2, lines.get(2).replace("drain", "brain"));
            return lines;
        });

        assertThat(broken())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("broken at line 3", "event 3"));
        assertThat(verify().events()).isEqualTo(2);
    }

    @Test
    void aTornEndIsNotedAndBreaksNothing() throws IOException {
        var content = disk.content(FOLDER.record());
        disk.replace(FOLDER.record(), java.util.Arrays.copyOf(content, content.length - 7));

        assertThat(verify().isSound()).isTrue();
        assertThat(verify().checks())
                .filteredOn(check -> check.result() == Result.NOTED)
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("of an unfinished write"));
    }

    @Test
    void aStoryThatCannotBeIsFoundThoughItsHashesAreWhole() throws IOException {
        rechain(
                "\"type\":\"STEP_STARTED\",\"step\":\"drain\",\"attempt\":1",
                "\"type\":\"STEP_STARTED\",\"step\":\"drain\",\"attempt\":2");

        assertThat(broken()).singleElement().satisfies(check -> {
            assertThat(check.what()).isEqualTo("story");
            assertThat(check.detail()).startsWith("event 3 cannot follow");
        });
    }

    @Test
    void timesThatGoBackAreFoundThoughTheHashesAreWhole() throws IOException {
        rechain("02:00:02.000000", "01:00:02.000000");

        assertThat(broken()).extracting(Check::what).contains("times");
    }

    @Test
    void anEpochThatNobodyTookIsFoundThoughTheHashesAreWhole() throws IOException {
        rechain("\"epoch\":1,\"seq\":4", "\"epoch\":2,\"seq\":4");

        assertThat(broken())
                .singleElement()
                .satisfies(check -> assertThat(check.detail())
                        .isEqualTo("event 4 is of epoch 2, which had not begun or had ended"));
    }

    @Test
    void aRecordWithNothingInItIsBroken() throws IOException {
        disk.replace(FOLDER.record(), new byte[0]);

        assertThat(broken())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("no event"));
    }

    @Test
    void evidenceThatWasChangedOrTakenAwayIsNamed() throws IOException {
        var file = FOLDER.evidence().resolve(sha256);
        disk.replace(file, "SEEN".getBytes(UTF_8));
        assertThat(broken())
                .singleElement()
                .satisfies(check ->
                        assertThat(check.detail()).isEqualTo("'stdout' of step 'drain' (" + sha256 + ") was changed"));

        disk.remove(file);
        assertThat(broken())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).endsWith("is not there"));
    }

    @Test
    void aHashThatWasNotedProvesWhatStoodBeforeIt() throws IOException {
        String noted = lines().get(2).substring(0, 64);
        assertThat(verify(noted).checks()).contains(Check.sound("head", "the noted hash is event 3 of 5"));

        rewrite(lines -> lines.subList(0, 2));
        assertThat(verify(noted).checks())
                .contains(Check.broken(
                        "head", "no event has the hash " + noted + ": the record was truncated or rewritten"));
    }

    @Test
    void everythingButTheCopyIsCheckedWithoutADatabase() {
        assertThat(verify().checks()).contains(Check.notChecked("copy", "none"));
    }

    private static void append(Journal journal, Instant at, Fact fact) {
        journal.append(at, "ada", List.of(fact));
        journal.force();
    }

    private RunVerification verify() {
        return verify("");
    }

    private RunVerification verify(String head) {
        return RecordVerifier.of(
                        disk,
                        FOLDER,
                        (folder, lines) -> Check.notChecked("copy", "none"),
                        created -> Optional.of(step -> !step.value().equals("ghost")),
                        Optional.of(head).filter(noted -> !noted.isEmpty()))
                .runVerification();
    }

    private List<Check> broken() {
        return verify().checks().stream()
                .filter(check -> check.result() == Result.BROKEN)
                .toList();
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(
                new String(disk.content(FOLDER.record()), UTF_8).lines().toList());
    }

    private void rewrite(UnaryOperator<List<String>> change) throws IOException {
        disk.replace(FOLDER.record(), (String.join("\n", change.apply(lines())) + "\n").getBytes(UTF_8));
    }

    /** Edits one line, and makes all hashes right again. */
    private void rechain(String from, String to) throws IOException {
        rewrite(lines -> {
            var anew = new ArrayList<String>();
            String hash = RecordLine.FIRST;
            for (String line : lines) {
                String json = line.substring(65).replace(from, to);
                hash = RecordLine.hash(hash, json);
                anew.add(hash + " " + json);
            }
            assertThat(anew).isNotEqualTo(lines);
            return anew;
        });
    }
}
