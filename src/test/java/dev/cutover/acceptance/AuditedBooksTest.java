package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal that harms an order says so, whatever its run says of itself. */
class AuditedBooksTest {
    /** Two minutes old when the rehearsal begins: the warehouse of the old platform has its work order. */
    private static final String ORDER = "SO-014842748928";

    private static final String RUNBOOK = """
            cutover: 1
            runbook: take-over
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              legacy-oms: { owner: fulfillment, contact: "#oms", flow: bidirectional, sla: 99.9 % }
              orchestrator: { owner: fulfillment, contact: "#new", flow: bidirectional, sla: 99.9 % }
            phases:
              - phase: move
                steps:
                  - action: Give the order up
                    id: give-up
                    system: legacy-oms
                    call: release
                    with: { orders: [ORDER] }
                    undo: none
                    because: a rehearsal leaves nothing behind
                    on-failure: continue
                  - action: Take the order over
                    id: take-over
                    system: orchestrator
                    call: take-over
                    with: { orders: [ORDER] }
                    undo: none
                    because: a rehearsal leaves nothing behind
                    on-failure: continue
            """.replace("ORDER", ORDER);

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookThatIsNotCareful() throws IOException {
        place = Place.in(folder);
        place.write("runbook.yaml", RUNBOOK);
    }

    @Test
    void systemsThatProtectThemselvesKeepTheirBooksClean() throws IOException {
        scenario("without: []", "outcome: completed-with-exceptions");

        place.run("rehearse", "scenario.yaml").done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-owner", "recall-first"})
    void withoutAProtectionTheRehearsalFailsAndNamesTheOrder(String protection) throws IOException {
        scenario("without: [" + protection + "]", "duration: '<= 1h'");

        var failed = place.run("rehearse", "scenario.yaml").endedWith(ExitCode.HALTED);

        assertThat(failed.out())
                .contains(
                        "FAILED", "the books: ", "with more than one parcel for the same goods (one-parcel): " + ORDER);
    }

    @Test
    void aScenarioMaySayWhatItDoesToTheBooks() throws IOException {
        scenario("without: [one-owner]", "books: [one-parcel, one-live-label]");

        var json = place.run("rehearse", "scenario.yaml", "--output", "json")
                .done()
                .out();

        assertThat(json).contains("\"invariant\" : \"one-parcel\"", "\"examples\" : [ \"" + ORDER + "/1\"");
    }

    @Test
    void anInvariantThatNobodyAuditsIsRefusedAtItsPlace() throws IOException {
        scenario("without: []", "books: [one-parcle]");

        var refused = place.run("rehearse", "scenario.yaml").endedWith(ExitCode.INVALID);

        assertThat(refused.out())
                .contains(
                        "scenario.yaml:5:", "'one-parcle' is no invariant of the books", "did you mean 'one-parcel'?");
    }

    private void scenario(String sandbox, String expect) throws IOException {
        place.write("environment.yaml", """
                environment: careless
                clock: virtual
                connectors:
                  sandbox: { SANDBOX }
                systems:
                  legacy-oms: { connector: sandbox }
                  orchestrator: { connector: sandbox }
                """.replace("SANDBOX", sandbox));
        place.write("scenario.yaml", """
                rehearsal: careless
                runbook: runbook.yaml
                environment: environment.yaml
                seed: 42
                expect: { EXPECT }
                """.replace("EXPECT", expect));
    }
}
