package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cutover reconcile} moves no weights: who is right follows from those of the last run that moved any. */
class WeightsOfTheLastRunTest {
    private static final String UNKNOWN = "No weights are known of the traffic 'orders'";

    private static final String RUNBOOK = """
                cutover: 1
                runbook: books
                dimensions: { region: [us-east, us-west] }
                roles: { commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort, amend] } }
                systems:
                  ingress: { owner: platform, flow: bidirectional }
                  legacy-oms: { owner: fulfillment, flow: bidirectional }
                  orchestrator: { owner: fulfillment, flow: bidirectional }
                  metrics: { owner: platform, flow: consumer }
                systems-of-record:
                  order-status: { before: legacy-oms, after: orchestrator, on-rollback: legacy-oms }
                criteria:
                  routed:
                    measure: { system: metrics, query: "routed_within_60s_ratio{region=~'${segment.region}'}" }
                    pass: ">= 0 %"
                    every: 1s
                traffic: { orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] } }
                phases:
                  - phase: all
                    starts: T
                    steps:
                      - shift: US East
                        id: shift-us-east
                        traffic: orders
                        segment: { region: us-east }
                        ramp: [5 %, 100 %]
                        soak: 3s
                        guard: [routed]
                        on-breach: hold
                      - reconcile: Both platforms
                        id: platforms
                        segment: { region: us-east }
                        since: 30s
                        left: { system: legacy-oms, records: orders }
                        right: { system: orchestrator, records: orders }
                        key: order_id
                        of-record: { status: order-status }
                        looks: 1
                        buckets: { data-delay: engineering, business-rule: operations, monetary: finance }
                        pass: { mismatch-rate: "<= 100 %", duplicate-shipments: "= 0" }
                rollback: { window: 15m }
                """;

    private static final String ENVIRONMENT = """
                environment: estate
                clock: virtual
                systems:
                  ingress: { connector: sandbox }
                  legacy-oms: { connector: sandbox }
                  orchestrator: { connector: sandbox }
                  metrics: { connector: sandbox }
                """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookThatShiftsAndReconciles() throws IOException {
        place = Place.in(folder);
        place.write("books.yaml", RUNBOOK);
        place.write("estate.yaml", ENVIRONMENT);
    }

    private String reconciled() {
        var outcome = place.run("reconcile", "books.yaml", "platforms", "--env", "estate");
        outcome.endedWith(ExitCode.DONE);
        return outcome.out();
    }

    @Test
    void theyAreUnknownUntilARunHasMovedThem() {
        assertThat(reconciled()).contains(UNKNOWN).contains("Who looks at them").contains("data-delay", "engineering");

        place.run("run", "books.yaml", "--env", "estate").endedWith(ExitCode.DONE);
        assertThat(reconciled()).doesNotContain(UNKNOWN);
    }
}
