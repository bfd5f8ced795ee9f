package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.connector.sandbox.estate.records.BookRows;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.connector.sandbox.estate.records.SchemaBreaks;
import dev.cutover.spi.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What other systems show while one of them has a fault of books. Half of the traffic is on each platform, and
 * dual-write copies it all.
 */
class FaultyRowsTest {
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "ship-to-home");
    private static final RoutingKeys ROUTING_KEYS =
            new RoutingKeys(EstateConfig.retail(42).dimensions());
    private static final Map<String, List<Records.Row>> PLAIN = rows(scene());

    static Stream<Arguments> faults() {
        return Arrays.stream(FaultKind.values())
                .filter(FaultKind::isOfBooks)
                // Money that was paid twice is known to whoever asked for it.
                .filter(kind -> kind != FaultKind.DOUBLE_REFUND && kind != FaultKind.LABEL_WITHOUT_ORDER)
                .flatMap(kind -> kind.places().stream().map(place -> Arguments.of(kind, place)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void noOtherSystemShowsAnotherRow(FaultKind kind, EstateSystem at) {
        var faulty = rows(scene(Mishap.of("f", at, kind)));

        assertThat(faulty).hasSizeGreaterThan(100).hasSameSizeAs(PLAIN);
        faulty.forEach((of, rows) -> {
            if (!of.startsWith(at + " ")) {
                assertThat(rows).as(of).isEqualTo(PLAIN.get(of));
            }
        });
    }

    private static Scene scene(Mishap... mishaps) {
        var scene = new Scene().weigh(Scene.EVERYWHERE, 5_000);
        scene.tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
        scene.pass(60);
        for (Mishap mishap : mishaps) {
            scene.inject(mishap);
        }
        return scene.pass(600);
    }

    /** The rows of the first seconds with the fault, by system, set and order; the storefront shows what it is told. */
    private static Map<String, List<Records.Row>> rows(Scene scene) {
        var from = Scene.START.plusSeconds(61);
        var books = new ArrayList<OrderBooks>();
        scene.estate.eachOrder(HERE, from, from.plusSeconds(3), books::add);
        var rows = new TreeMap<String, List<Records.Row>>();
        for (EstateSystem system : OrderBooks.KEEPERS) {
            for (BookSet set : system == EstateSystem.STOREFRONT ? List.<BookSet>of() : BookSet.of(system)) {
                if (set == BookSet.IN_FLIGHT_ORDERS) {
                    continue; // what is in flight may well be told with what others have of it
                }
                var projection = new BookRows(set, system, ROUTING_KEYS, SchemaBreaks.NONE);
                books.forEach(
                        each -> rows.put(system + " " + set + " " + each.plan().id(), projection.of(each)));
            }
        }
        return rows;
    }
}
