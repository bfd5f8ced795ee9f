package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How long the estate takes for eight hours of a day: {@code mvn -Pbench verify -Dbench=…EstateBench}. */
final class EstateBench {
    private static final Instant START = Instant.parse("2026-01-15T02:00:00Z");
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private EstateBench() {}

    public static void main(String[] arguments) {
        for (int round = 1; round <= 5; round++) {
            System.out.printf("round %d%n", round);
            time("  open, and one query over 2 minutes", EstateBench::firstAnswer);
            time("  8 hours at once, one query over them", EstateBench::atOnce);
            time("  8 hours in steps of 10 s, 5 queries over 2 minutes each", () -> stepByStep(false));
            time("  the same with three faults on", () -> stepByStep(true));
        }
    }

    private static String firstAnswer() {
        var estate = estate();
        return estate.measure("routed_within_60s_ratio", Duration.ofMinutes(2)).samples() + " orders";
    }

    private static String atOnce() {
        var estate = estate();
        estate.advanceTo(START.plus(EIGHT_HOURS));
        return estate.measure("routed_within_60s_ratio", EIGHT_HOURS).samples() + " orders";
    }

    private static String stepByStep(boolean faulty) {
        var estate = estate();
        estate.setWeights("orders", List.of(new WeightOrder(Map.of(), OptionalInt.empty(), 2_500)), 1);
        if (faulty) {
            estate.inject(
                    Fault.of("a", EstateSystem.ORCHESTRATOR, FaultKind.MISROUTE).at(300));
            estate.inject(Fault.of("b", EstateSystem.CARRIER, FaultKind.FAIL).at(3_000));
            estate.inject(Fault.of("c", EstateSystem.INVENTORY, FaultKind.SLOW).at(1_000));
        }
        long samples = 0;
        for (Instant now = START; now.isBefore(START.plus(EIGHT_HOURS)); now = now.plusSeconds(10)) {
            estate.advanceTo(now);
            samples += estate.measure("routed_within_60s_ratio{region='us-east'}", Duration.ofMinutes(2))
                    .samples();
            samples += estate.measure("reservation_lag_p95_seconds", Duration.ofMinutes(2))
                    .samples();
            samples += estate.measure("duplicate_shipments_total", Duration.ofMinutes(2))
                    .samples();
            samples += estate.measure("misroutes_total", Duration.ofMinutes(2)).samples();
            samples += estate.measure("exception_rate", Duration.ofMinutes(2)).samples();
        }
        return samples + " samples";
    }

    private static Estate estate() {
        return Estate.open(EstateConfig.retail(42), new MemoryControlLog(), START);
    }

    private static void time(String what, java.util.function.Supplier<String> work) {
        long begun = System.nanoTime();
        String result = work.get();
        long ms = (System.nanoTime() - begun) / 1_000_000;
        long kib = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
        System.out.printf("%s: %d ms, %s, heap %d KiB%n", what, ms, result, kib);
    }
}
