package dev.cutover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Recording;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Scope;
import dev.cutover.model.Threshold;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.rehearsal.PastRuns;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill counts for a gate only by its own record. */
class RecordedRunsTest {
    /** Made on 2026-11-24. */
    private static final RunId DRILL = new RunId("01m85js4e00000000000000001");

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

    private static final Criterion REHEARSED = new Criterion(
            new CriterionId("rollback-rehearsed"),
            "",
            "",
            new Measure.Drills(Duration.ofDays(14)),
            new Threshold(Threshold.Comparison.EQUAL, 1, 1, false, "= 100 %"),
            "",
            Duration.ZERO,
            Duration.ZERO,
            1);

    @TempDir
    private Path folder;

    private Home home;
    private PastDrills drills;

    @BeforeEach
    void aRunThatWasRolledBackInTime() {
        home = new Home(folder, new FileDisk());
        drill(DRILL, "orders");
        drills = drills("orders");
    }

    @Test
    void aDrillCountsByItsRecord() {
        var share = drills.share(REHEARSED, NOW);

        assertThat(share.measured()).isEqualTo(new Measurement.Value(1, 1));
        assertThat(share.leftOutWords()).isEmpty();
    }

    @Test
    void anEditedRecordTurnsTheGateToNoDataAndTheNoteSaysWhy() throws IOException {
        drills.share(REHEARSED, NOW);
        edit();

        var share = drills.share(REHEARSED, NOW);

        assertThat(share.measured()).isInstanceOf(Measurement.NoData.class);
        assertThat(share.leftOutWords())
                .startsWith("; run " + DRILL + " does not count: the record is broken at line 3 of ");
    }

    @Test
    void anEditThatHidesItselfFromTheIndexIsFoundInTheRecord() throws IOException {
        // What is remembered of it was computed before the edit, and its stamp is the same.
        assertThat(new RecordedRuns(home, new RunId("other"))
                        .of(sought("orders"))
                        .runs())
                .hasSize(1);
        var record = home.folder(DRILL).record();
        var modified = Files.getLastModifiedTime(record);
        edit();
        Files.setLastModifiedTime(record, modified);

        var share = drills("orders").share(REHEARSED, NOW);

        assertThat(share.measured()).isInstanceOf(Measurement.NoData.class);
        assertThat(share.leftOutWords()).contains("the record is broken at line 3");
    }

    @Test
    void aBrokenRecordOfAnotherRunbookIsNotMentioned() throws IOException {
        edit();

        var found = new RecordedRuns(home, new RunId("other")).of(sought("returns"));

        assertThat(found.runs()).isEmpty();
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void theAskingRunIsNoEarlierOne() {
        assertThat(new RecordedRuns(home, DRILL).of(sought("orders")).runs()).isEmpty();
    }

    @Test
    void aDrillOfAnotherRunMadeMeanwhileCountsAtTheNextAsking() {
        drills.share(REHEARSED, NOW);
        drill(new RunId("01m85js4e00000000000000002"), "orders");

        assertThat(drills.share(REHEARSED, NOW).measured()).isEqualTo(new Measurement.Value(1, 2));
    }

    private PastDrills drills(String runbook) {
        return new PastDrills(runbook, RunFact.Mode.REHEARSAL, new RecordedRuns(home, new RunId("asking")));
    }

    private static PastRuns.Sought sought(String runbook) {
        return new PastRuns.Sought(runbook, false, NOW.minus(Duration.ofDays(14)));
    }

    private void drill(RunId run, String runbook) {
        var pinned = new RunFact.Pinned(runbook, "", "", "test", "", "");
        try (var recording = Recording.of(home, run.value(), pinned, RunFact.Mode.REHEARSAL)) {
            recording.that(new RollbackFact.Requested(
                    1,
                    Scope.WHOLE_RUN,
                    "Dana",
                    "commander",
                    "drill",
                    recording.now(),
                    recording.now(),
                    Duration.ofMinutes(15)));
            recording.that(new RollbackFact.Restored(1)).that(new RollbackFact.Finished(1, List.of()));
        }
    }

    /** By as many letters, so that only the hash tells. */
    private void edit() throws IOException {
        var record = home.folder(DRILL).record();
        String text = Files.readString(record);
        Files.writeString(record, text.replace("\"reason\":\"drill\"", "\"reason\":\"DRILL\""));
        assertThat(Files.readString(record)).isNotEqualTo(text);
    }
}
