package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettingsTest {
    private static final Map<String, Object> TENANTS =
            Map.of("dimensions", Map.of("tenant", List.of("a", "b", "c")), "orders-per-second", 50L, "seed", 7L);

    @TempDir
    Path folder;

    @Test
    void cutsTrafficAsTheEnvironmentSays() throws Exception {
        try (var run = new SandboxRun(folder)) {
            run.open("storefront");
            run.open("metrics", TENANTS, Map.of());
            var metrics = run.open("metrics", Metrics.class);

            var measured = metrics.evaluate("order_rate_per_second", Duration.ofMinutes(10), Segment.EVERYTHING);

            assertThat(((Metrics.Measurement.Value) measured).value()).isBetween(35.0, 65.0);
            assertThat(metrics.check("exception_rate{tenant='b'}")).isEmpty();
            assertThat(metrics.check("exception_rate{region='us-east'}")).contains("unknown dimension 'region'");
        }
    }

    @Test
    void refusesSystemsThatContradictEachOther() {
        try (var run = new SandboxRun(folder)) {
            run.open("storefront", Map.of("seed", 7L), Map.of());

            assertThatThrownBy(() -> new SandboxConnectorProvider()
                            .open(SandboxRun.binding("metrics", Map.of("seed", 8L), Map.of()), run.context()))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("'seed': 7 and 8");
        }
    }

    @Test
    void letsASystemOfAnotherNameTakeAPart() {
        try (var run = new SandboxRun(folder)) {
            var edge = run.open("edge", Map.of("as", "ingress"), Map.of());

            assertThat(edge.as(TrafficRouter.class)).isPresent();
            assertThat(run.open("other-edge").as(TrafficRouter.class)).isEmpty();
        }
    }

    @Test
    void givesASystemOperationsOfItsOwn() throws Exception {
        var operations = new LinkedHashMap<String, Object>();
        operations.put(
                "drain",
                Map.of(
                        "takes",
                        "5s",
                        "undo",
                        "fill",
                        "sets",
                        Map.of("mode", "drained"),
                        "parameters",
                        List.of("pool")));
        operations.put("fill", Map.of("sets", Map.of("mode", "full")));
        operations.put("look", Map.of("reads", true));
        try (var run = new SandboxRun(folder)) {
            var billing =
                    run.open("billing", Map.of(), operations).as(Actions.class).orElseThrow();

            assertThat(billing.operations())
                    .extracting(Operation::name)
                    .containsExactly("drain", "fill", "look", "send", "status");
            assertThat(billing.call("drain", Map.of("pool", "blue"), run.call("k1")))
                    .isInstanceOf(Outcome.Succeeded.class);
            assertThat(run.now()).isEqualTo(Scene.START.plusSeconds(5));
            assertThat(((Outcome.Succeeded) billing.call("look", Map.of(), run.call(""))).outputs())
                    .containsEntry("mode", "drained");
            billing.call("fill", Map.of(), run.call("k2"));
            assertThat(((Outcome.Succeeded) billing.call("status", Map.of(), run.call(""))).outputs())
                    .containsEntry("mode", "full");
        }
    }

    @Test
    void beginsWithTheFaultsOfTheEnvironment() throws Exception {
        var fault = Map.of(
                "system", "legacy-oms", "fault", "misroute", "rate", "5 %", "segment", Map.of("region", "us-east"));
        try (var run = new SandboxRun(folder)) {
            // As settings of the whole connector type come to each of its systems.
            run.open("legacy-oms", Map.of("faults", List.of(fault)), Map.of());
            run.open("carrier", Map.of("faults", List.of(fault)), Map.of());
            var metrics = run.open("metrics", Metrics.class);
            metrics.evaluate("misroutes_total", Duration.ofMinutes(1), Segment.EVERYTHING);
            run.pass(60);

            var measured = metrics.evaluate("misroutes_total", Duration.ofMinutes(1), Segment.EVERYTHING);

            assertThat(((Metrics.Measurement.Value) measured).value()).isBetween(200.0, 600.0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as         | oms         | as must be storefront, ingress, ",
                "seeds      | 4           | seeds is unknown; allowed: as, seed, orders-per-second, dimensions, router-settles, without, faults; did you mean 'seed'?",
                "seed       | four        | seed must be a whole number, not four",
                "dimensions | region      | dimensions must be names with lists of texts, not region",
                "router-settles | a while | router-settles must be a duration",
                "without    | one-owners  | without: unknown protection 'one-owners'; known: idempotency-keys, one-owner, ",
                "faults     | crash       | faults must be a list of maps, not crash"
            })
    void saysWhatIsWrongWithASetting(String name, String value, String problem) {
        var described = new SandboxConnectorProvider()
                .describe(SandboxRun.binding("wms", Map.of(name.strip(), value.strip()), Map.of()));

        assertThat(described.problems()).anyMatch(told -> told.startsWith(problem));
    }

    @Test
    void saysWhatIsWrongWithAnOperation() {
        var described = new SandboxConnectorProvider()
                .describe(SandboxRun.binding(
                        "wms", Map.of(), Map.of("drain", Map.of("take", "5s"), "fill", "yes please")));

        assertThat(described.problems())
                .anyMatch(told -> told.startsWith("operations.drain.take is unknown; allowed: parameters, "))
                .anyMatch(told -> told.startsWith("operations.fill must be a map of settings, not yes please"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fault=fail, rate=30 %, for=4m        | ''",
                "fault=slow, factor=8                 | ''",
                "fault=slow, factor=3600              | ''",
                "fault=slow, factor=3601              | factor must be a whole number from 0 to 3600, not 3601",
                "fault=slow, factor=4294967304        | factor must be a whole number from 0 to 3600, not 4294967304",
                "fault=slow, delay=1h                 | delay means nothing to slow; give factor, or leave it out",
                "fault=late-event, delay=61m          | delay must be at most 1h",
                "fault=explode                        | fault must be misroute, duplicate-events, ",
                "rate=30 %                            | fault is missing; say which",
                "fault=fail, rate=often               | rate must be a percentage such as 25 %, not often",
                "fault=fail, rate=0 %                 | a fault cannot have a rate of 0 basis points",
                "fault=fail, for=4                    | for must be a duration such as 90s or 10m, not 4: its unit is missing",
                "fault=fail, four=4m                  | four is unknown",
                "fault=misroute                       | 'misroute' cannot happen at carrier",
                "fault=fail, region=us-east           | region is unknown",
                "fault=duplicate-event                | ''",
                "fault=duplicate-event, stage=shipped | ''",
                "fault=late-event, delay=5m           | ''",
                "fault=late-event, stage=picked       | stage cannot be picked for late-event here; allowed: shipped, delivered",
                "fault=late-event, stage=lost         | stage must be created, backordered, ",
                "fault=fail, stage=picked             | stage means nothing to fail at carrier; leave it out",
                "fault=skipped-stage, stage=shipped   | 'skipped-stage' cannot happen at carrier; it can happen at legacy-oms, orchestrator, wms",
                "fault=late-event, every=5s           | every means nothing to late-event; give delay, or leave it out",
                "fault=late-event, delay=300ms        | delay must be at least 1s",
                "fault=late-event, delay=1500ms       | delay must be a whole number of seconds",
                "fault=fail, factor=8                 | factor means nothing to fail; leave it out"
            })
    void judgesAFaultBeforeItIsInjected(String text, String problem) {
        try (var run = new SandboxRun(folder)) {
            var faults = run.open("carrier", FaultInjection.class);
            var with = new LinkedHashMap<String, Object>();
            for (String pair : text.strip().split(", ", -1)) {
                String value = pair.substring(pair.indexOf('=') + 1);
                with.put(
                        pair.substring(0, pair.indexOf('=')),
                        value.matches("[0-9]{2,}|8") ? Long.valueOf(value) : value);
            }

            assertThat(faults.check(with)).startsWith(problem);
            assertThat(faults.check(with).isEmpty()).isEqualTo(problem.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "changing-orders  | every | 5s      | ''",
                "changing-orders  | every | 900ms   | every must be at least 1s",
                "changing-orders  | every | 2h      | every must be at most 1h",
                "changing-orders  | delay | 5s      | delay means nothing to changing-orders; give every, or leave it out",
                "changing-orders  | factor | 10     | factor means nothing to changing-orders; give every, or leave it out",
                "phantom-cancel   | factor | 10     | factor means nothing to phantom-cancel; give delay, or leave it out",
                "wrong-total      | delay | 5s      | delay means nothing to wrong-total; leave it out",
                "unrecorded-stage | stage | created | stage cannot be created for unrecorded-stage here; allowed: backordered, allocated, ",
                "unrecorded-stage | rate  | 5 %     | rate does not go with unrecorded-stage; it strikes all orders; use skipped-stage for some",
                "wrong-total      | stage | shipped | stage means nothing to wrong-total at legacy-oms; leave it out"
            })
    void judgesAFaultOfBooksAtAPlatform(String fault, String key, String value, String problem) {
        try (var run = new SandboxRun(folder)) {
            var faults = run.open("legacy-oms", FaultInjection.class);
            Object given = value.matches("[0-9]+") ? Long.valueOf(value) : value;

            String told = faults.check(Map.of("fault", fault, key, given));

            assertThat(told).startsWith(problem);
            assertThat(told.equals(problem) || problem.endsWith(",")).as(told).isTrue();
        }
    }

    @Test
    void eachWrongNameInAListIsToldAtItsPlace() {
        var faults = List.of(
                Map.of("system", "carrier", "fault", "fail"),
                Map.of("system", "carrier", "fault", "fail", "segment", Map.of("region", "moon", "lane", "curb")),
                Map.of("system", "carrier", "fault", "fail", "segment", Map.of("region", "mars")));
        var without = List.of("one-owners", "void-first", "recall-last");

        var problems = new SandboxConnectorProvider()
                .describe(SandboxRun.binding("wms", Map.of("without", without, "faults", faults), Map.of()))
                .problems();

        assertThat(problems)
                .hasSize(5)
                .anyMatch(told -> told.startsWith("without[0]: unknown protection 'one-owners'"))
                .anyMatch(told -> told.startsWith("without[2]: unknown protection 'recall-last'"))
                .anyMatch(told -> told.startsWith("faults[1].segment.region: unknown region 'moon'"))
                .anyMatch(told -> told.startsWith("faults[1].segment.lane: unknown lane 'curb'"))
                .anyMatch(told -> told.startsWith("faults[2].segment.region: unknown region 'mars'"));
    }

    @Test
    void theSegmentOfAFaultIsCheckedBeforeItIsInjected() {
        var fault = Map.<String, Object>of("fault", "fail", "segment", Map.of("region", "moon"));
        var provider = new SandboxConnectorProvider();

        var others = Map.<String, Object>of("dimensions", Map.of("region", List.of("us-east")));
        assertThat(provider.checkFault(SandboxRun.binding("wms", others, Map.of()), fault))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("segment.region");
                    assertThat(mistake.message()).isEqualTo("unknown region 'moon'");
                });
        var ours = Map.<String, Object>of("dimensions", Map.of("region", List.of("moon")));
        assertThat(provider.checkFault(SandboxRun.binding("wms", ours, Map.of()), fault))
                .isEmpty();
        assertThat(provider.checkFault(SandboxRun.binding("wms", Map.of(), Map.of()), fault))
                .as("another system may set the dimensions")
                .isEmpty();
    }

    @Test
    void knowsTheSegmentsOfAFault() {
        try (var run = new SandboxRun(folder)) {
            var faults = run.open("carrier", FaultInjection.class);

            assertThat(faults.check(Map.of("fault", "fail", "segment", Map.of("region", "mars"))))
                    .startsWith("unknown region 'mars'");
        }
    }
}
