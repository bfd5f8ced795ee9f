package dev.cutover.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the books say at the end of a rehearsal in which a system records something wrongly. Some faults break an
 * invariant; the others leave books that agree with themselves, and only a comparison of two books finds them.
 */
class FaultyBooksRehearsedTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: night
            title: Both platforms keep books
            dimensions:
              region: [us-east, us-west]
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, rollback, abort] }
            systems:
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              wms: { owner: warehouse, flow: consumer }
              inventory: { owner: stock, flow: consumer }
              carrier: { owner: carrier, flow: consumer }
              labels: { owner: carrier, flow: consumer }
              payments: { owner: finance, flow: consumer }
            phases:
              - phase: shadow
                steps:
                  - action: Write each order to both platforms
                    id: dual-write
                    system: orchestrator
                    call: enable-dual-write
                    undo: { call: disable-dual-write }
                  - { wait: Orders go on, id: hour, for: 1h }
            rollback:
              window: 15m
            """;

    private static final String ENVIRONMENT = """
            environment: test
            clock: virtual
            systems:
              legacy-oms: { connector: sandbox, with: { orders-per-second: 20 } }
              orchestrator: { connector: sandbox }
              wms: { connector: sandbox }
              inventory: { connector: sandbox }
              carrier: { connector: sandbox }
              labels: { connector: sandbox }
              payments: { connector: sandbox }
            """;

    private static final String SCENARIO = """
            rehearsal: faulty-books
            runbook: night.yaml
            environment: test
            clock: virtual
            seed: 42
            answers: []
            inject:
              - { when: { step: hour }, for: 20m, %s }
            expect: { outcome: completed, books: [%s] }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aNightWithDualWrite() throws IOException {
        place = Place.in(folder);
        place.write("night.yaml", RUNBOOK);
        place.write("test.yaml", ENVIRONMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system: legacy-oms, fault: phantom-cancel, rate: 10 %    | ordered-adds-up",
                "system: payments, fault: double-refund, rate: 50 %       | refunded-within-captured",
                "system: labels, fault: label-without-order, rate: 1 %    | one-live-label",
                "system: wms, fault: skipped-stage, rate: 10 %            | ''",
                "system: legacy-oms, fault: unrecorded-stage              | ''",
                "system: legacy-oms, fault: wrong-total, rate: 10 %       | ''",
                "system: inventory, fault: lost-reservation, rate: 10 %   | ''",
                "system: carrier, fault: duplicate-event, rate: 10 %      | ''",
                "system: legacy-oms, fault: late-event, rate: 10 %        | ''",
                "system: legacy-oms, fault: schema-break, rate: 10 %      | ''",
                "system: legacy-oms, fault: changing-orders, rate: 10 %   | ''"
            })
    void theBooksSayWhatTheyCanOfAFault(String fault, String broken) throws IOException {
        place.write("scenario.yaml", SCENARIO.formatted(fault.strip(), broken));

        place.run("rehearse", "scenario.yaml").done();
    }
}
