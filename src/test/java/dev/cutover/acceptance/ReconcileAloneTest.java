package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cutover reconcile}: a run of its own kind, apart from the runs of the home. */
class ReconcileAloneTest {
    /** What the storefront has ordered is booked by the old platform; the new one has no copies of it. */
    private static final String RUNBOOK = """
            cutover: 1
            runbook: books
            title: Two books
            pattern: phased
            dimensions: { region: [us-east, us-west], lane: [curbside] }
            roles:
              lead: { who: [Ines Park], may: [go, no-go, override, abort] }
            systems:
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              storefront: { owner: web, flow: producer }
            criteria:
              ordered-is-booked:
                measure: { reconcile: ordered, of: mismatch-rate, within: 24h }
                pass: "<= 0.5 %"
                because: it is so on an ordinary day
            phases:
              - phase: nights
                steps:
                  - gate: Books agree
                    id: agreed
                    require: [ordered-is-booked]
                    approve: { by: [lead] }
                  - reconcile: What was ordered is booked
                    id: ordered
                    segment: { region: us-east, lane: curbside }
                    since: 2m
                    left: { system: storefront, records: orders }
                    right: { system: legacy-oms, records: orders }
                    key: order_id
                    compare:
                      total: exact
                      status: ignore
                      updated_at: ignore
                      created_at: ignore
                      version: ignore
                      presence: ignore
                      held: ignore
                    settle-age: 30s
                    second-look: 1m
                    looks: 2
                    pass: { mismatch-rate: "<= 0.5 %" }
                  - reconcile: Both platforms, without dual-write
                    id: platforms
                    segment: { region: us-east, lane: curbside }
                    since: 1m
                    left: { system: legacy-oms, records: orders }
                    right: { system: orchestrator, records: orders }
                    key: order_id
                    second-look: 1m
                    looks: 2
                  - reconcile: Nothing yet
                    id: no-rows
                    since: T+1h
                    left: { system: legacy-oms, records: orders }
                    right: { system: orchestrator, records: orders }
                    key: order_id
                    second-look: 0s
                  - reconcile: Since the gate
                    id: since-gate
                    since: agreed
                    left: { system: legacy-oms, records: orders }
                    right: { system: orchestrator, records: orders }
                    key: order_id
            """;

    private static final String ENVIRONMENT = """
            environment: estate
            clock: virtual
            systems:
              legacy-oms: { connector: sandbox }
              orchestrator: { connector: sandbox }
              storefront: { connector: sandbox }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookThatReconciles() throws IOException {
        place = Place.in(folder);
        place.write("books.yaml", RUNBOOK);
        place.write("estate.yaml", ENVIRONMENT);
    }

    private CommandContext reconcile(String... more) {
        var arguments = new ArrayList<>(List.of("reconcile", "books.yaml"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--env", "estate"));
        return place.run(arguments.toArray(String[]::new));
    }

    private String newest() {
        return place.home().runs().get(0).value();
    }

    private String whyNoData() {
        return place.run("sql", newest(), "select note from sample where verdict = 'NO_DATA'")
                .out();
    }

    @Test
    void passedIsDone() {
        var outcome = reconcile("ordered");

        outcome.endedWith(ExitCode.DONE);
        assertThat(outcome.out()).contains("ordered of books in estate, us-east curbside: passed");
    }

    @Test
    void differentIsFiveAndNamesTheEvidence() {
        var outcome = reconcile("platforms");

        outcome.endedWith(ExitCode.HALTED);
        assertThat(outcome.out())
                .contains("NOT PASSED", "missing on the right", "NOT KEPT", "cutover evidence list " + newest());
    }

    @Test
    void aSideWithoutRowsIsSaidToHaveNone() {
        assertThat(reconcile("platforms").out())
                .contains("orchestrator.orders (right) has no rows at all: is it the right one, and whole?");
    }

    @Test
    void theReportBeginsWithTheVerdictAndNotWithTheStepsThatAreDone() {
        reconcile("platforms");

        assertThat(place.run("report", newest()).out())
                .contains("NOT PASSED")
                .doesNotContain("COMPLETED WITH EXCEPTIONS", "step done");
    }

    @Test
    void aPauseOfASimulatedClockIsNotTakenForOneOnTheWall() {
        assertThat(reconcile("platforms").err()).contains("UTC on the run's clock");
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        var outcome = reconcile("platforms", "--output", "json");

        outcome.endedWith(ExitCode.HALTED);
        var document = new ObjectMapper().readTree(outcome.out());
        assertThat(document.at("/document").asText()).isEqualTo("reconciliation");
        assertThat(document.at("/verdict").asText()).isEqualTo("not passed");
        assertThat(document.at("/exit-code").asInt()).isEqualTo(5);
        assertThat(document.at("/keys/mismatched").asLong()).isPositive();
    }

    @Test
    void itsStateSaysPlainlyWhyItHasNoAnswer() throws IOException {
        place.write("books.yaml", RUNBOOK.replaceFirst("since: 2m", "since: T+2h"));
        String why = "there was no row to compare on either side";

        reconcile("ordered").endedWith(ExitCode.INCOMPLETE);
        assertThat(place.run("status", newest()).done().out())
                .contains("the reconciliation is incomplete: there was no row to compare on")
                .doesNotContain("finished, with exceptions", "the runbook continues");
        var listed = new ObjectMapper()
                .readTree(place.run("runs", "--output", "json").done().out());
        assertThat(listed.findValuesAsText("why")).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"ordered, passed, 1", "platforms, not passed, 0"})
    void itsOnlyStepIsDoneWhereItHasPassed(String step, String verdict, int done) throws IOException {
        reconcile(step);
        var listed = new ObjectMapper()
                .readTree(place.run("runs", "--output", "json").done().out())
                .at("/reconciliations/0");

        assertThat(listed.at("/verdict").asText()).isEqualTo(verdict);
        assertThat(listed.at("/steps/done").asInt(-1)).isEqualTo(done);
        assertThat(listed.at("/steps/of").asInt()).isEqualTo(1);
        assertThat(place.run("status", newest()).done().out()).contains("steps " + done + " of 1");
    }

    /** It writes nothing anywhere. */
    @Test
    void inALiveEnvironmentNobodyHasToTypeItsName() throws IOException {
        place.write("estate.yaml", ENVIRONMENT.replace("clock: virtual", "live: true"));
        var outcome = reconcile("no-rows", "--output", "json");

        outcome.endedWith(ExitCode.INCOMPLETE);
        assertThat(outcome.out()).contains("\"verdict\" : \"incomplete\"");
        assertThat(outcome.err()).doesNotContain("type", "confirm");
        assertThat(place.run("run", "books.yaml", "--env", "estate", "--no-input")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .as("what a run needs")
                .contains("live");
    }

    @Test
    void noCommandTakesItForARunOfTheHome() {
        reconcile("ordered");

        place.run("resume").endedWith(ExitCode.USAGE);
        assertThat(place.run("status").err()).contains("there is no run in");
        assertThat(place.run("runs").out())
                .contains(
                        "no runs, only what is listed below", "Reconciliations, made by `cutover reconcile`", "passed");
        assertThat(place.run("resume", newest()).endedWith(ExitCode.DONE).out()).contains("has ended");
        assertThat(place.run("history", "books").done().out())
                .contains("books: 0 nights, 0 rehearsals, 0 dry runs", "coverage is not known", "none before");
    }

    @Test
    void aGateCountsWhatAnotherRunHasReconciled() {
        place.run("run", "books.yaml", "--env", "estate").endedWith(ExitCode.HALTED);
        assertThat(whyNoData()).contains("'ordered' has reconciled nothing in the last 1d");

        reconcile("ordered");
        place.run("run", "books.yaml", "--env", "estate").endedWith(ExitCode.WAITING);
    }

    @Test
    void anotherSegmentCountsForNoGate() {
        reconcile("ordered", "--segment", "region=us-west").endedWith(ExitCode.DONE);

        place.run("run", "books.yaml", "--env", "estate").endedWith(ExitCode.HALTED);
        assertThat(whyNoData()).contains("it compared by other rules, or another segment");
    }

    @Test
    void anEditedRecordDoesNotCount() throws IOException {
        reconcile("ordered");
        var record = place.home().folder(place.home().runs().get(0)).record();
        Files.writeString(record, Files.readString(record).replaceFirst("\"passed\":true", "\"passed\":false"));

        place.run("run", "books.yaml", "--env", "estate").endedWith(ExitCode.HALTED);
        assertThat(whyNoData()).contains("does not count");
    }

    @Test
    void sqlTellsItFromTheNights() {
        reconcile("ordered");

        assertThat(place.run("sql", newest(), "select only_step from run").out())
                .contains("ordered");
        assertThat(place.run("sql", newest(), "select step, passed, complete from reconciliation")
                        .out())
                .contains("ordered  true    true");
    }

    @Test
    void mistakesAreWrongUsageWithOneError() {
        assertThat(reconcile("orderd").endedWith(ExitCode.USAGE).err())
                .contains("the runbook has no step 'orderd'", "did you mean 'ordered'?");
        assertThat(reconcile("agreed").endedWith(ExitCode.USAGE).err())
                .contains("the step 'agreed' of the runbook is no reconcile step of a phase", "ordered");
        assertThat(reconcile("since-gate").endedWith(ExitCode.USAGE).err())
                .contains("a reconciliation on its own does not know when that was", "since: 24h");
        assertThat(reconcile("ordered", "--segment", "regio=x")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the runbook has no dimension 'regio'", "did you mean 'region'?");
        assertThat(reconcile("ordered", "--segment", "region=us-est")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("there is no region 'us-est'");
        assertThat(reconcile("ordered", "--segment", "us-east")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--segment takes DIMENSION=VALUE, not 'us-east'");
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void sumsAreWantedOnlyOfSystemsThatAddUp() throws IOException {
        place.write("books.yaml", RUNBOOK.replace("    looks: 2\n", "    looks: 2\n        push-down: always\n"));

        assertThat(reconcile("ordered").endedWith(ExitCode.INVALID).err())
                .contains("storefront cannot add up its rows: its connector is sandbox");
    }
}
