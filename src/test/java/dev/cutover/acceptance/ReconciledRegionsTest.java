package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reconciliations around shifts of regions: as a guard, as an observation, and after a rollback. */
class ReconciledRegionsTest {
    private static final String ESTATE = """
            environment: estate
            clock: virtual
            systems:
            """ + RegionsLab.ROUTER + """
              legacy-oms: { connector: sandbox }
              orchestrator: { connector: sandbox }
              storefront: { connector: sandbox }
            """;

    private static final String BOOKS = """
            since: %s, left: { system: storefront, records: orders }, right: { system: legacy-oms, records: orders },
            key: order_id, second-look: 30s, compare: { total: exact, status: ignore, updated_at: ignore,
            created_at: ignore, version: ignore, presence: ignore, held: ignore } }
            """.replace("\n", " ").strip();

    /** The pace of the criterion, since when rows are compared, and the two last steps. */
    private static final String RUNBOOK = """
            cutover: 1
            runbook: regions
            title: Two regions
            dimensions: { region: [us-east, us-west], lane: [curbside] }
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              legacy-oms: { owner: shop, flow: bidirectional }
              orchestrator: { owner: shop, flow: bidirectional }
              storefront: { owner: web, flow: producer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] }
            criteria:
              books: { measure: { reconcile: before, of: mismatch-rate, within: %s }, pass: "<= 0.5 %%", every: 20s }
            phases:
              - phase: over
                steps:
                  - { reconcile: Books agree, id: before, on-failure: continue, %s
                  - { shift: Shift us-east, id: us-east, traffic: orders, segment: { region: us-east },
                      ramp: [100 %%], soak: 1m, guard: [books], on-breach: rollback }
                  - { observe: Books still agree, id: look, criteria: [books], for: 5m, on-breach: hold }
            rollback:
              window: 15m
              steps:
                - { reconcile: Books agree again, id: again, %s
                - { reconcile: Books agree at curbside, id: curbside, segment: { lane: curbside }, %s
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void twoRegions() throws IOException {
        place = RegionsLab.in(folder);
        place.write("estate.yaml", ESTATE);
    }

    private CommandContext run(String within, String since) throws IOException {
        String recent = BOOKS.formatted("2m");
        place.write("runbook.yaml", RUNBOOK.formatted(within, BOOKS.formatted(since), recent, recent));
        return place.run("run", "runbook.yaml", "--env", "estate", "--no-input");
    }

    @Test
    void afterARollbackItsScopeIsComparedAndNothingElse() throws IOException {
        run("2m", "2m").endedWith(ExitCode.HALTED);

        place.run("rollback", "--region", "us-east", "--as", "Dana Ortiz", "--reason", "misroutes", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);
        String run = place.home().runs().get(0).value();
        assertThat(place.run("sql", run, "select step, segment from reconciliation where step like '%@1'")
                        .out())
                .containsSubsequence("again@1", "region=us-east", "curbside@1", "lane=curbside,region=us-east");
    }

    @Test
    void aGuardWithoutAReconciliationThatIsNewEnoughHoldsTheShift() throws IOException {
        var ended = run("10s", "2m").endedWith(ExitCode.HALTED);

        assertThat(ended.err())
                .contains("us-east  FAILED after 2m, a criterion has no data: NO DATA")
                .contains("more than 10s ago [retry/skip/rollback/abort]")
                .doesNotContain("ROLLBACK of");
    }

    @Test
    void aGuardOverAnIncompleteReconciliationHoldsTheShift() throws IOException {
        var ended = run("1h", "T+1h").endedWith(ExitCode.HALTED);

        assertThat(ended.err())
                .contains("us-east  FAILED", "a criterion has no data: NO DATA", "is incomplete: ")
                .doesNotContain("ROLLBACK of");
    }

    @Test
    void anObservationOfAReconciliationThatGrowsTooOldFails() throws IOException {
        var ended = run("2m", "2m").endedWith(ExitCode.HALTED);

        assertThat(ended.err())
                .contains("us-east  done after 1m")
                .contains("look  FAILED after", "a criterion has no data: NO DATA", "more than 2m ago");
    }
}
