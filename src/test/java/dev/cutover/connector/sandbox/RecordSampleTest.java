package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Segment;
import dev.cutover.spi.Capture;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSampleTest {
    @TempDir
    private Path folder;

    private SandboxRun run;
    private final Map<String, String> captured = new HashMap<>();

    @BeforeEach
    void open() {
        run = new SandboxRun(folder);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aSetWithoutRowsIsNotSoughtInAllOrders() throws Exception {
        String said = capture("orchestrator", Map.of("set", "in-flight-orders"));

        assertThat(said).startsWith("rows of in-flight-orders: 0; orders looked at: ");
        assertThat(orders(said)).isBetween(RecordSample.MOST_ORDERS, RecordSample.MOST_ORDERS + 500);
        assertThat(rows("orchestrator-in-flight-orders")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"payments, refunds", "payments, captures", "legacy-oms, refunds", "carrier, shipments"})
    void whatComesHoursAfterTheOrderIsSoughtInAllOrders(String system, String set) throws Exception {
        String said = capture(system, Map.of("set", set, "sample", 20L));

        assertThat(said).startsWith("rows of " + set + ": 20; ");
        assertThat(orders(said)).isLessThan(RecordSample.MOST_ORDERS + 500);
        assertThat(rows(system + "-" + set)).hasSize(20);
    }

    @Test
    void aSampleOfOrdersIsSpreadOverHalfAnHour() throws Exception {
        capture("legacy-oms", Map.of("set", "orders", "sample", 6L));

        var rows = rows("legacy-oms-orders");
        assertThat(rows).hasSize(6).allMatch(row -> placed(row).isAfter(Scene.START.minusSeconds(1_802)));
        assertThat(placed(rows.get(5))).isBefore(Scene.START.minusSeconds(1_400));
        assertThat(placed(rows.get(0))).isAfter(Scene.START.minusSeconds(3));
    }

    @Test
    void aLargeSampleIsFilledFromTheSecondsThatItLooksAt() throws Exception {
        assertThat(capture("legacy-oms", Map.of("sample", 10_000L))).startsWith("rows of orders: 10000; ");
    }

    @Test
    void evidenceIsNamedAfterTheSetThatIsAskedFor() throws Exception {
        capture("legacy-oms", Map.of("set", "lines"));
        capture("legacy-oms", Map.of());

        assertThat(captured).containsOnlyKeys("legacy-oms-lines", "legacy-oms-records");
    }

    private String capture(String system, Map<String, Object> with) throws Exception {
        EvidenceSink sink = (name, type, content) -> captured.put(name, new String(content, StandardCharsets.UTF_8));
        var outcome = run.open(system, Capture.class).capture("records", with, run.call("k", Segment.EVERYTHING, sink));
        return ((Outcome.Succeeded) outcome).detail();
    }

    private static int orders(String said) {
        return Integer.parseInt(said.replaceAll(".*looked at: ", ""));
    }

    private List<String> rows(String name) {
        return captured.get(name).lines().skip(1).toList();
    }

    private static Instant placed(String row) {
        return Instant.parse(row.replaceAll(".*?,(2026-[^,]*Z),.*", "$1"));
    }
}
