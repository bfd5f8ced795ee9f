package dev.cutover.connector.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.spi.TrafficRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with settings, told before anything is asked. */
class HaproxySettingsTest {
    private static final String MAP = "map: {path: /w.map, key: '{segment.region}:{segment.lane}'}";

    private final HaproxyConnectorProvider provider = new HaproxyConnectorProvider();

    private List<String> problems(String with) {
        return provider.describe(RouterBed.binding(with)).problems();
    }

    private List<String> dimensions(String with, String... names) {
        return provider.checkDimensions(RouterBed.binding(with), Set.of(names)).stream()
                .map(Mistake::message)
                .toList();
    }

    private List<String> traffic(String with, String... by) {
        return provider.checkTraffic(RouterBed.binding(with), "orders", List.of(by)).stream()
                .map(Mistake::message)
                .toList();
    }

    @Test
    void bothFormsAreTaken() {
        assertThat(problems("{socket: /a.sock, " + MAP + "}")).isEmpty();
        assertThat(problems("{address: 'localhost:9999', servers: {backend: 'seg_{segment.region}', old: a, new: b}}"))
                .isEmpty();
        assertThat(provider.examples())
                .allSatisfy(example ->
                        assertThat(provider.describe(example).problems()).isEmpty());
        assertThat(provider.outline()).isPresent();
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        assertThat(problems("{}"))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("map is missing"))
                .anyMatch(text -> text.startsWith("socket is missing"));
        assertThat(problems("{socket: /a, address: '127.0.0.1:1', map: {}, servers: {}}"))
                .anyMatch(text -> text.startsWith("address conflicts with `socket`"))
                .anyMatch(text -> text.startsWith("servers conflicts with `map`"))
                .anyMatch(text -> text.startsWith("map.path is missing"))
                .anyMatch(text -> text.startsWith("servers.backend is missing"));
        assertThat(problems("{socket: /a.sock, sockett: 1, " + MAP + "}"))
                .singleElement()
                .asString()
                .contains("sockett");
    }

    @Test
    void onlyTheLoopbackInterfaceIsSpokenTo() {
        for (String address : List.of("lb-1:9999", "10.0.0.7:9999", "0.0.0.0:9999", "127.0.0.1.example:99")) {
            assertThat(problems("{address: '" + address + "', " + MAP + "}"))
                    .singleElement()
                    .asString()
                    .contains("must be a port of the loopback interface");
        }
        assertThat(problems("{address: 127.0.0.1, " + MAP + "}"))
                .singleElement()
                .asString()
                .contains("needs a port");
    }

    @Test
    void namesThatWouldBeCommandsAndPlacesThatNothingFillsAreRefused() {
        assertThat(problems("{socket: /a, map: {path: '/w.map; disable server x/y', key: '{segment.region}'}}"))
                .singleElement()
                .asString()
                .startsWith("map.path has a character");
        assertThat(problems("{socket: /a, map: {path: /w.map, key: '{region}'}}"))
                .singleElement()
                .asString()
                .contains("nothing fills {region}");
        assertThat(problems("{socket: /a, map: {path: /w.map, key: 'a b'}}")).hasSize(1);
        assertThat(problems("{socket: /a, map: {path: w.map, key: a}}"))
                .singleElement()
                .asString()
                .contains("relative");
        assertThat(problems("{socket: /a, map: {path: w.map, key: a, persist: false}}"))
                .isEmpty();
    }

    @Test
    void aDimensionThatTheRunbookLacksIsNamedWithANearOne() {
        assertThat(dimensions("{socket: /a, " + MAP + "}", "region", "lanes"))
                .containsExactly("map.key uses {segment.lane}, and the runbook has no dimension 'lane'");
    }

    @Test
    void aNameThatLeavesOutADimensionOfTheTrafficWouldMoveTwoSegmentsTogether() {
        String narrow =
                "{socket: /a, map: {path: /w.map, key: '{segment.region}'}, counts: {old: a, new: 'b_{segment.region}'}}";
        assertThat(traffic(narrow, "region"))
                .containsExactly(
                        "counts.old does not name {segment.region}, by which the traffic 'orders' is told apart:"
                                + " two segments would be counted as one");
        assertThat(traffic(narrow, "region", "lane"))
                .contains("map.key does not name {segment.lane}, by which the traffic 'orders' is told apart:"
                        + " two segments would share one weight");
        assertThat(traffic("{socket: /a, " + MAP + "}", "region", "lane")).isEmpty();
    }

    @Test
    void aSystemIsNamedAfterItsRealSocketAndFile(@TempDir Path folder) throws IOException {
        var real = Files.createDirectory(folder.resolve("real"));
        var resolved = Files.createFile(real.resolve("w.map")).toRealPath();
        Files.createSymbolicLink(folder.resolve("link"), real);
        for (String path : List.of(folder + "/real", folder + "/link", folder + "/link/../real")) {
            assertThat(provider.reaches(
                            RouterBed.binding("{socket: %1$s/a.sock, map: {path: %1$s/w.map, key: a}}".formatted(path)),
                            folder))
                    .contains("haproxy file " + resolved)
                    .anyMatch(name -> name.startsWith("haproxy " + resolved.resolveSibling("a.sock") + " map "));
        }
    }

    @Test
    void aRelativeSocketIsInTheFolderOfTheEnvironment() {
        var binding = RouterBed.binding("{socket: run/a.sock, servers: {backend: s, old: a, new: b}}");
        assertThat(provider.reaches(binding, Path.of("/nowhere")))
                .containsExactly("haproxy /nowhere/run/a.sock server weights");
    }

    private List<String> alike(String key, RoutedTraffic... flows) {
        var binding = RouterBed.binding("{socket: /a.sock, map: {path: /w.map, key: '" + key + "'}}");
        return provider.checkFlows(binding, List.of(flows)).stream()
                .map(Mistake::message)
                .toList();
    }

    private static RoutedTraffic routed(String traffic, Segment... keys) {
        return RoutedTraffic.of(
                new TrafficRouter.Flow(traffic, new SystemId("old"), new SystemId("new")), List.of(keys));
    }

    private static Segment store(String region, String store) {
        return Segment.of(Map.of("region", region, "store", store));
    }

    @Test
    void twoSegmentsOfOneNameAreNamed() {
        var orders = routed("orders", store("us", "east-a"), store("us-east", "a"));
        assertThat(alike("{segment.region}-{segment.store}", orders))
                .containsExactly("map.key names region=us,store=east-a of orders and region=us-east,store=a of orders"
                        + " alike, us-east-a: they would share one weight");
        assertThat(alike("{segment.region}:{segment.store}", orders)).isEmpty();
    }

    @Test
    void twoTrafficsOfOneNameAreNamed() {
        var flows = new RoutedTraffic[] {routed("orders", RouterBed.EAST), routed("returns", RouterBed.EAST)};
        assertThat(alike("{segment.region}", flows))
                .containsExactly("map.key names region=us-east of orders and region=us-east of returns alike, us-east:"
                        + " they would share one weight");
        assertThat(alike("{traffic}:{segment.region}", flows)).isEmpty();
    }
}
