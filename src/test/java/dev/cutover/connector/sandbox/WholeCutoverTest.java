package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeCutoverTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: retail
            title: Retail fulfillment to cloud order orchestration
            pattern: phased
            dimensions:
              region: [us-east, us-west, eu-central]
              lane: [ship-to-home, ship-from-store, curbside, backorder, exchange, marketplace, high-value]
            roles:
              commander: { who: [Dana Ortiz], contact: bridge 1, may: [go, no-go, override, rollback, abort, amend] }
            systems:
              releases: { owner: platform, flow: consumer }
              caches: { owner: platform, flow: consumer }
              ingress: { owner: platform, flow: bidirectional }
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              carrier: { owner: shipping, flow: consumer }
              metrics: { owner: platform, flow: consumer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region, lane] }
            criteria:
              routed-in-60s:
                measure: { system: metrics, query: "routed_within_60s_ratio{region=~'${segment.region}'}" }
                pass: ">= 99.5 %"
                window: 2m
                every: 10s
                min-samples: 200
              reservation-lag:
                measure: { system: metrics, query: reservation_lag_p95_seconds }
                pass: "<= 1.2 x baseline"
                window: 2m
                every: 10s
              no-duplicate-shipments:
                measure: { system: metrics, query: duplicate_shipments_total }
                pass: "= 0"
                window: 2m
                every: 10s
            phases:
              - phase: readiness
                steps:
                  - baseline: How the legacy platform performs
                    id: baseline
                    criteria: [reservation-lag]
                    over: 30m
                  - action: Freeze nonessential releases
                    id: freeze
                    system: releases
                    call: freeze
                    with: { services: [ecommerce, inventory] }
                    undo: { call: unfreeze }
                  - action: Warm the caches
                    id: warm
                    system: caches
                    call: warm
                    undo: { call: clear }
                  - action: Write to both
                    id: dual-write
                    system: orchestrator
                    call: enable-dual-write
                    undo: { call: disable-dual-write }
              - phase: cutover
                steps:
                  - shift: US East, ship to home
                    id: shift
                    traffic: orders
                    segment: { region: us-east, lane: ship-to-home }
                    ramp: [1 %, 5 %, 25 %, 50 %, 100 %]
                    soak: 10m
                    guard: [routed-in-60s, reservation-lag, no-duplicate-shipments]
                    on-breach: rollback
                    evidence: [{ capture: records, system: orchestrator, sample: 5 }]
            rollback:
              window: 15m
            """;

    @TempDir
    Path folder;

    @Test
    void goesThroughOnAnOrdinaryNight() throws Exception {
        var sandboxRehearsal = new SandboxRehearsal(RUNBOOK, folder);

        var result = sandboxRehearsal.run();

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.DONE);
        assertThat(sandboxRehearsal.facts(CriterionFact.GuardBreached.class)).isEmpty();
        assertThat(samples(sandboxRehearsal)).isGreaterThan(500);
    }

    @Test
    void metricsThatHangAreGivenUpLikeAnyOtherCall() throws Exception {
        var isInjected = new AtomicBoolean();
        var sandboxRehearsal = new SandboxRehearsal(RUNBOOK, folder).watching((run, event) -> {
            if (isAtAQuarter(event) && !isInjected.getAndSet(true)) {
                run.inject("metrics", Map.of("fault", "hang", "for", "3m"));
            }
        });

        sandboxRehearsal.run();

        assertThat(sandboxRehearsal.facts(CriterionFact.Sampled.class).stream().flatMap(one -> one.samples().stream()))
                .filteredOn(sample -> sample.verdict() == Verdict.NO_DATA)
                .extracting(Sample::note)
                .contains("no answer within 30 s");
    }

    private static long samples(SandboxRehearsal sandboxRehearsal) {
        return sandboxRehearsal.facts(CriterionFact.Measured.class).stream()
                .flatMap(measured -> measured.stretches(Bench.START).stream())
                .mapToLong(SampleStretch::times)
                .sum();
    }

    @Test
    void goesBackWhenTheCarrierFailsAtAQuarter() throws Exception {
        var isInjected = new AtomicBoolean();
        var sandboxRehearsal = new SandboxRehearsal(RUNBOOK, folder).watching((run, event) -> {
            if (isAtAQuarter(event) && !isInjected.getAndSet(true)) {
                run.inject("carrier", Map.of("fault", "fail", "rate", "30 %", "for", "8m"));
            }
        });

        var result = sandboxRehearsal.run();

        assertThat(isInjected).isTrue();
        assertThat(sandboxRehearsal.facts(CriterionFact.GuardBreached.class))
                .extracting(breach -> breach.criterion().value())
                .contains("routed-in-60s");
        assertThat(result.code()).as(result.message()).isNotEqualTo(ExitCode.DONE);
        var world = new SandboxRun(folder, Bench.START.plusSeconds(86_400));
        assertThat(world.open("ingress", TrafficRouter.class).read(SandboxRun.ORDERS, List.of(Segment.EVERYTHING)))
                .allSatisfy(reading -> assertThat(reading.basisPoints()).hasValue(0));
        world.close();
    }

    private static boolean isAtAQuarter(Event event) {
        return event.fact() instanceof EffectFact.Intended intended
                && intended.effect().deed() instanceof Effect.Weights weights
                && weights.moves().stream().anyMatch(move -> move.to() == 2_500 && move.from() < 2_500);
    }
}
