package dev.cutover.connector.sandbox.estate;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CARRIER;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.WMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults of books on the real estate, beside an estate of the same seed without them. Half of the traffic is on each
 * platform, and dual-write copies it all. A fault is on for ten minutes; two hours later the books are read.
 */
class FaultyBooksTest {
    private static final Instant ON = Scene.START.plusSeconds(180);
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int WINDOW = 1;
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "ship-to-home");

    /** Without faults. */
    private static final Map<String, OrderBooks> PLAIN = books(scene(), Map.of());

    /** Fault, where, in whose book, the kinds of events that are missing there, and those that are there besides. */
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(FaultKind.SKIPPED_STAGE, LEGACY_OMS, Set.of(LEGACY_OMS), Set.of("picked"), Set.of()),
                arguments(FaultKind.SKIPPED_STAGE, WMS, Set.of(WMS), Set.of("picked"), Set.of()),
                arguments(FaultKind.UNRECORDED_STAGE, ORCHESTRATOR, Set.of(ORCHESTRATOR), Set.of("packed"), Set.of()),
                arguments(
                        FaultKind.WRONG_TOTAL,
                        ORCHESTRATOR,
                        Set.of(ORCHESTRATOR),
                        Set.of("created"),
                        Set.of("created")),
                arguments(FaultKind.PHANTOM_CANCEL, LEGACY_OMS, Set.of(LEGACY_OMS), Set.of(), Set.of("cancelled")),
                arguments(FaultKind.LOST_RESERVATION, INVENTORY, Set.of(INVENTORY), Set.of("reserved"), Set.of()),
                arguments(FaultKind.LOST_RESERVATION, LEGACY_OMS, Set.of(LEGACY_OMS), Set.of("reserved"), Set.of()),
                arguments(FaultKind.LATE_EVENT, CARRIER, Set.of(CARRIER), Set.of("shipped"), Set.of("shipped")),
                arguments(
                        FaultKind.LATE_EVENT,
                        ORCHESTRATOR,
                        Set.of(ORCHESTRATOR),
                        Set.of("allocated"),
                        Set.of("allocated")),
                // What comes back now was ordered hours ago, when the old platform had all traffic and copied nothing.
                arguments(
                        FaultKind.DOUBLE_REFUND, PAYMENTS, Set.of(PAYMENTS, LEGACY_OMS), Set.of(), Set.of("refunded")),
                arguments(FaultKind.CHANGING_ORDERS, ORCHESTRATOR, Set.of(ORCHESTRATOR), Set.of(), Set.of("amended")),
                arguments(FaultKind.SCHEMA_BREAK, LEGACY_OMS, Set.of(), Set.of(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingDiffersButWhatWasPlanted(
            FaultKind kind, EstateSystem at, Set<EstateSystem> books, Set<String> missing, Set<String> besides) {
        var found = Differences.from(scene(Mishap.of("f", at, kind).in(HERE).lasting(LASTS)));

        assertThat(found.systems).isEqualTo(books);
        assertThat(found.missing).isEqualTo(missing);
        assertThat(found.besides).isEqualTo(besides);
        assertThat(found.times)
                .allMatch(time ->
                        !time.isBefore(ON) && time.isBefore(ON.plus(LASTS).plusSeconds(90)));
        assertThat(found.keys).isSubsetOf(here());
    }

    @Test
    void eventsThatAreRecordedTwiceHaveTheSameIdAndNothingElseDiffers() {
        var found = Differences.from(
                scene(Mishap.of("f", WMS, FaultKind.DUPLICATE_EVENT).in(HERE).lasting(LASTS)));

        assertThat(found.systems).containsExactly(WMS);
        assertThat(found.missing).isEmpty();
        assertThat(found.besides).contains("picked", "packed", "shipped");
        assertThat(found.newIds).isZero();
    }

    @Test
    void aLabelWithoutOrderIsInTheBookOfTheLabelServiceAlone() {
        var plain = scene();
        var faulty = scene(
                Mishap.of("f", LABELS, FaultKind.LABEL_WITHOUT_ORDER).in(HERE).lasting(LASTS));
        var known = books(plain).keySet();
        var all = books(faulty);
        var strays = all.keySet().stream().filter(id -> !known.contains(id)).toList();

        assertThat(strays).hasSizeGreaterThan(10);
        assertThat(all.size()).isEqualTo(known.size() + strays.size());
        for (String stray : strays) {
            var books = faulty.estate.books(OrderId.parse(stray)).orElseThrow();
            assertThat(books).isEqualTo(all.get(stray));
            assertThat(books.of(LABELS).events()).extracting(BookEvent::kind).containsExactly(EventKind.LABEL_BOUGHT);
            assertThat(OrderBooks.KEEPERS)
                    .allMatch(system -> system == LABELS || books.of(system).isEmpty());
            assertThat(plain.estate.books(OrderId.parse(stray))).isEmpty();
        }
        var ids = new ArrayList<String>();
        faulty.estate.eachOrder(
                Scene.EVERYWHERE,
                ON,
                ON.plusSeconds(5),
                each -> ids.add(each.plan().id()));
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void strikesAboutAsManyOrdersAsTheRateSaysAlsoThoseThatWerePlacedBefore() {
        var faulty = scene(
                Mishap.of("f", LEGACY_OMS, FaultKind.SKIPPED_STAGE).at(3_000).lasting(LASTS));
        int picked = 0;
        int skipped = 0;
        int older = 0;
        for (var each : PLAIN.values()) {
            var event = each.of(LEGACY_OMS).events().stream()
                    .filter(candidate -> candidate.kind() == EventKind.PICKED)
                    .findFirst();
            if (event.isPresent() && isOn(event.get())) {
                boolean isSkipped =
                        faulty
                                .estate
                                .books(OrderId.parse(each.plan().id()))
                                .orElseThrow()
                                .of(LEGACY_OMS)
                                .events()
                                .stream()
                                .noneMatch(
                                        other -> other.id().equals(event.get().id()));
                picked++;
                skipped += isSkipped ? 1 : 0;
                older += isSkipped && each.plan().placedAt().isBefore(ON) ? 1 : 0;
            }
        }

        assertThat((double) skipped).isCloseTo(picked * 0.3, Percentage.withPercentage(15));
        assertThat(older).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameFaultyBooksHoweverOftenTimeWasAdvanced() {
        var log = new MemoryControlLog();
        var mishaps = everyFaultOfBooks();
        var once = scene(log, mishaps);
        var restored = new Scene(log, once.estate.now());
        var often = begin(new MemoryControlLog(), mishaps);
        for (int minutes = 0; minutes < 130; minutes += 5) {
            often.pass(300);
            often.estate.eachOrder(HERE, ON, ON.plusSeconds(2), books -> {});
        }

        assertThat(books(often)).isEqualTo(books(once));
        assertThat(books(restored)).isEqualTo(books(once));
    }

    @Test
    void theFaultyBooksOfAnInstantGoOnFromThoseOfAnEarlierOne() {
        var scene = begin(new MemoryControlLog(), everyFaultOfBooks()).pass(Duration.ofMinutes(7));
        var earlier = books(scene);
        var then = scene.estate.now();
        var later = books(scene.pass(Duration.ofMinutes(40)));

        assertThat(earlier).hasSizeGreaterThan(50);
        earlier.forEach((id, books) -> {
            for (var system : OrderBooks.KEEPERS) {
                assertThat(later.get(id).of(system).events().stream()
                                .filter(event -> !event.recordedAt().isAfter(then))
                                .toList())
                        .as("%s at %s", id, system)
                        .isEqualTo(books.of(system).events());
            }
        });
    }

    @Test
    void faultsOfBooksMoveNoMetricAndFailNoCall() {
        assertThat(scene(everyFaultOfBooks()).measures()).isEqualTo(scene().measures());
    }

    private static Mishap[] everyFaultOfBooks() {
        return Arrays.stream(FaultKind.values())
                .filter(FaultKind::isOfBooks)
                .flatMap(kind -> kind.places().stream()
                        .map(place -> Mishap.of(kind + "-" + place, place, kind)
                                .at(2_000)
                                .lasting(LASTS)))
                .toArray(Mishap[]::new);
    }

    private static boolean isOn(BookEvent event) {
        return !event.recordedAt().isBefore(ON) && event.recordedAt().isBefore(ON.plus(LASTS));
    }

    private static Set<Integer> here() {
        return books(scene(), HERE).values().stream()
                .map(books -> books.plan().key())
                .collect(Collectors.toSet());
    }

    private static Scene scene(Mishap... mishaps) {
        return scene(new MemoryControlLog(), mishaps);
    }

    private static Scene scene(MemoryControlLog log, Mishap... mishaps) {
        return begin(log, mishaps).pass(Duration.ofMinutes(130));
    }

    private static Scene begin(MemoryControlLog log, Mishap... mishaps) {
        var scene = new Scene(log).weigh(Scene.EVERYWHERE, 5_000);
        scene.tell(ORCHESTRATOR, "enable-dual-write");
        scene.pass(180);
        for (Mishap mishap : mishaps) {
            scene.inject(mishap);
        }
        return scene;
    }

    /** Orders by id, placed from a quarter of an hour before the fault until a little before its end. */
    private static Map<String, OrderBooks> books(Scene scene) {
        return books(scene, HERE);
    }

    private static Map<String, OrderBooks> books(Scene scene, Map<String, String> segment) {
        var books = new TreeMap<String, OrderBooks>();
        for (int minute = -15; minute < 9; minute += 2) {
            var from = ON.plusSeconds(60L * minute);
            scene.estate.eachOrder(
                    segment,
                    from,
                    from.plusSeconds(WINDOW),
                    each -> books.put(each.plan().id(), each));
        }
        // Returns come hours later: those of the day before fall into the time of the fault.
        for (int hour = 2; hour < 20; hour++) {
            var from = ON.minusSeconds(3_600L * hour);
            scene.estate.eachOrder(
                    segment,
                    from,
                    from.plusSeconds(WINDOW),
                    each -> books.put(each.plan().id(), each));
        }
        return books;
    }

    /** How two estates differ. */
    private static final class Differences {
        private final Set<EstateSystem> systems = new TreeSet<>();
        private final Set<String> missing = new TreeSet<>();
        private final Set<String> besides = new TreeSet<>();
        private final List<Instant> times = new ArrayList<>();
        private final Set<Integer> keys = new TreeSet<>();
        private int newIds;

        static Differences from(Scene faulty) {
            var differences = new Differences();

            FaultyBooksTest.books(faulty, Map.of()).forEach((id, books) -> differences.compare(PLAIN.get(id), books));
            return differences;
        }

        private void compare(OrderBooks plain, OrderBooks faulty) {
            assertThat(faulty.plan()).isEqualTo(plain.plan());
            for (var system : OrderBooks.KEEPERS) {
                var before = plain.of(system);
                var after = faulty.of(system);
                if (after.equals(before)) {
                    continue;
                }
                assertThat(after.presence()).isEqualTo(before.presence());
                assertThat(after.events().stream().map(BookEvent::version).toList())
                        .isEqualTo(versions(after.events().size()));
                var expected = counted(before.events());
                var found = counted(after.events());
                expected.forEach((event, count) -> note(count - found.getOrDefault(event, 0), event, missing, system));
                found.forEach((event, count) -> {
                    int more = count - expected.getOrDefault(event, 0);
                    note(more, event, besides, system);
                    newIds += more > 0
                                    && before.events().stream()
                                            .noneMatch(known -> known.id().equals(event.id()))
                            ? 1
                            : 0;
                });
                keys.add(plain.plan().key());
            }
        }

        private void note(int count, BookEvent event, Set<String> kinds, EstateSystem system) {
            if (count > 0) {
                systems.add(system);
                kinds.add(event.kind().toString());
                times.add(event.recordedAt());
            }
        }

        private static List<Integer> versions(int count) {
            return Stream.iterate(1, version -> version + 1).limit(count).toList();
        }

        /** Events without their versions, which go on from what is missing or besides. */
        private static Map<BookEvent, Integer> counted(List<BookEvent> events) {
            var counted = new HashMap<BookEvent, Integer>();
            for (var event : events) {
                counted.merge(withoutVersion(event), 1, Integer::sum);
            }
            return counted;
        }

        private static BookEvent withoutVersion(BookEvent event) {
            return event.recordedAs(event.recordedAt(), 0);
        }
    }
}
