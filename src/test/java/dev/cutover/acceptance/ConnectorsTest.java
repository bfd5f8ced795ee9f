package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsTest {
    @TempDir
    private Path folder;

    @Test
    void listsWhatComesWithTheTool() {
        String out = Place.in(folder).run("connectors").done().out();

        assertThat(out.lines()).anyMatch(line -> line.startsWith("sandbox ") && line.contains("TrafficRouter"));
        assertThat(out.lines()).anyMatch(line -> line.startsWith("command "));
    }

    @Test
    void showsAllThatTheSandboxCanDoAndMeasures() {
        String out = Place.in(folder).run("connectors", "sandbox").done().out();

        assertThat(out.lines())
                .contains("system releases: controls the release of new versions.", "captures: log, metrics, records")
                .anyMatch(line -> line.matches("freeze +writes +services +unfreeze +block new releases"))
                .anyMatch(line -> line.matches("smoke-test +reads .*"))
                .anyMatch(line -> line.matches("orders-per-second +over all segments.*"))
                .anyMatch(line -> line.matches("without +.*void-first [(]no label is bought .* was not voided[)]"))
                .anyMatch(line -> line.matches("routed_within_60s_ratio +orders routed within 60 s of being placed"))
                .anyMatch(line -> line.matches("lost-reservation +does not record that stock was reserved"
                        + " [(]legacy-oms, orchestrator, inventory[)]"))
                .anyMatch(line -> line.matches("one-parcel +.+"))
                .anyMatch(line -> line.matches("crash +answers no calls and works on no orders [(]any system[)]"));
    }

    @Test
    void showsTheRecordSetsWithTheirKeysAndColumns() {
        assertThat(Place.in(folder).run("connectors", "sandbox").done().out().lines())
                .contains(
                        "record sets: transitions, shipments, events",
                        "record set orders: a row for each order",
                        "of: storefront, ingress, legacy-oms, orchestrator",
                        "key: order_id, line_no, in its order; selected by placed_at")
                .anyMatch(line -> line.matches("lane +the order's lane"));
    }

    @Test
    void whatDependsOnSettingsIsSaidToDoSo() {
        assertThat(Place.in(folder).run("connectors", "command").done().out().lines())
                .contains("can: what its settings define")
                .anyMatch(line -> line.startsWith("router "));
    }

    @Test
    void theSettingsOfOperationsAreDescribedAsWell() {
        for (String type : new String[] {"command", "http", "jdbc"}) {
            assertThat(Place.in(folder).run("connectors", type).done().out().lines())
                    .as(type)
                    .anyMatch(line -> line.startsWith("OF AN OPERATION"))
                    .anyMatch(line -> line.matches("undo +the operation that .*"))
                    .anyMatch(line -> line.matches("read-back.done +.+"));
        }
        assertThat(Place.in(folder).run("connectors", "jdbc").done().out().lines())
                .anyMatch(line -> line.matches("key-table +.+"))
                .anyMatch(line -> line.matches("statements.rows +.+"));
    }

    @Test
    void saysTheSameAsJson() throws Exception {
        var json = new ObjectMapper()
                .readTree(Place.in(folder)
                        .run("connectors", "sandbox", "--output", "json")
                        .done()
                        .out());

        assertThat(json.fieldNames().next()).isEqualTo("cutover");
        var sandbox = json.path("connectors").path(0);
        assertThat(sandbox.path("type").asText()).isEqualTo("sandbox");
        assertThat(sandbox.path("metrics").path("lost_orders_total").asText()).isNotEmpty();
        assertThat(sandbox.path("invariants").path("one-parcel").asText()).isNotEmpty();
        assertThat(sandbox.path("faults").path("skipped-stage").asText()).contains("wms");
        assertThat(sandbox.path("systems").findValuesAsText("system")).contains("releases", "ingress", "carrier");
        var stock = sandbox.path("systems").findParents("recordSets").stream()
                .filter(system -> system.path("system").asText().equals("inventory"))
                .findFirst()
                .orElseThrow()
                .path("recordSets")
                .path(0);
        assertThat(stock.path("name").asText()).isEqualTo("reservations");
        assertThat(stock.path("key").toString()).isEqualTo("[\"order_id\",\"reservation_id\"]");
        assertThat(stock.path("time").asText()).isEqualTo("placed_at");
        assertThat(stock.path("sorted").asBoolean()).isTrue();
        assertThat(stock.path("columns").findValuesAsText("name")).contains("owner", "state", "version");
        assertThat(sandbox.path("systems").findValuesAsText("undo")).contains("unfreeze", "clear");
    }

    @Test
    void anUnknownTypeIsAnsweredWithThoseThatThereAre() {
        var ended = Place.in(folder).run("connectors", "sandbocks").endedWith(ExitCode.INVALID);

        assertThat(ended.err()).contains("no connector `sandbocks`", "sandbox", "command");
    }

    @Test
    void anInvalidJarIsReportedAndHidesNoOther() throws Exception {
        var place = Place.in(folder);
        place.write(".cutover/connectors/broken.jar", "this is no jar");

        var ended = place.run("connectors").endedWith(ExitCode.DONE);

        assertThat(ended.out()).contains("sandbox");
        assertThat(ended.err().lines().toList())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("cannot be used: ") && line.contains("broken.jar"))
                .contains("  = copy it again, or remove it");
    }
}
