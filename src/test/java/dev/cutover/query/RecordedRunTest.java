package dev.cutover.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    private static final Fact END = new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of());
    private static final Fact NOTE = new RunFact.RunNote("all is well");

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void aHome() {
        home = new Home(folder, new FileDisk());
    }

    @Test
    void theNewestOpenRunIsMeantOrElseTheNewestOfAll() {
        begin("a");
        assertThat(newest()).isEqualTo(new RunId("a"));
        begin("b", END);
        assertThat(newest()).isEqualTo(new RunId("a"));
        begin("c");
        assertThat(newest()).isEqualTo(new RunId("c"));
    }

    @Test
    void aRecordThatIsBrokenAndOverHidesNoRunThatIsUnderWay() throws IOException {
        begin("a");
        begin("b", NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, longNote(), longNote(), END);
        damage("b");

        assertThat(newest()).isEqualTo(new RunId("a"));
    }

    @Test
    void aRecordThatIsBrokenAndMayBeTheOneUnderWayIsNotPassedOver() throws IOException {
        begin("a");
        begin("b", NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, longNote(), longNote());
        damage("b");

        assertThatThrownBy(this::newest).isInstanceOf(JournalException.class).hasMessageContaining("/b/events.log");
    }

    @Test
    void whereNothingIsUnderWayWhatIsBrokenIsReported() throws IOException {
        begin("b", NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, NOTE, longNote(), longNote(), END);
        damage("b");

        assertThatThrownBy(this::newest).isInstanceOf(JournalException.class).hasMessageContaining("/b/events.log");
    }

    @Test
    void aDryRunIsMeantOnlyWhereThereIsNoOtherRun() {
        begin("a", RunFact.Mode.DRY_RUN, END);
        assertThat(newest()).isEqualTo(new RunId("a"));
        begin("b", END);
        begin("c", RunFact.Mode.DRY_RUN);
        assertThat(newest()).isEqualTo(new RunId("b"));
    }

    private RunId newest() {
        return RecordedRun.newest(home, first -> {}).orElseThrow().run();
    }

    private static Fact longNote() {
        return new RunFact.RunNote("x".repeat(20_000));
    }

    private void begin(String id, Fact... facts) {
        begin(id, RunFact.Mode.REHEARSAL, facts);
    }

    private void begin(String id, RunFact.Mode mode, Fact... facts) {
        var plain = JournaledRuns.created();
        var created = new RunFact.Created(
                plain.pinned(),
                plain.params(),
                plain.starts(),
                mode,
                plain.pace(),
                plain.seed(),
                plain.by(),
                plain.tool());
        var journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
        try (var opened = journals.create(new RunId(id), JournaledRuns.AT, created)) {
            for (var fact : facts) {
                opened.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(fact));
                opened.journal().force();
            }
        }
    }

    private void damage(String id) throws IOException {
        var record = home.folder(new RunId(id)).record();
        var text = Files.readString(record, StandardCharsets.UTF_8);
        Files.writeString(record, text.replaceFirst("all is well", "all is WELL"));
    }
}
