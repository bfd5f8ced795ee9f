package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.command.OrderVerb;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What was read at an instant stays as it was, whatever is done to the estate at the same instant. */
class SameInstantTest {
    private static final Map<String, String> HERE = Map.of("region", "us-east", "lane", "ship-to-home");
    private static final List<FaultKind> KINDS =
            Arrays.stream(FaultKind.values()).filter(FaultKind::isOfBooks).toList();
    private static final List<String> SWITCHES =
            List.of("enable-dual-write", "disable-dual-write", "hold-captures", "release-captures");

    @Property(tries = 30)
    @Label("no change of switches, faults and orders rewrites what was read before it at the same instant")
    void nothingOfBeforeChanges(@ForAll Random random) {
        var scene = new Scene().weigh(Scene.EVERYWHERE, 5_000).pass(30);
        var ids = new ArrayList<>(Scene.COMMANDED);
        var from = scene.estate.now().minusSeconds(12);
        scene.estate.eachOrder(
                HERE, from, from.plusSeconds(2), books -> ids.add(books.plan().id()));
        for (int step = 0; step < 20; step++) {
            var before = events(scene, ids);
            boolean isCommand = change(scene, ids, random, step);
            events(scene, ids).forEach((of, after) -> {
                var known = before.get(of);
                assertThat(isCommand ? after.subList(0, known.size()) : after)
                        .as(of)
                        .isEqualTo(known);
            });
            scene.pass(random.nextInt(3));
        }
    }

    /** Does something to the estate, and says whether it was a command for an order. */
    private static boolean change(Scene scene, List<String> ids, Random random, int step) {
        switch (random.nextInt(5)) {
            case 0 -> {
                var kind = KINDS.get(random.nextInt(KINDS.size()));
                scene.inject(Mishap.of("f" + step, one(kind.places(), random), kind));
            }
            case 1 -> scene.estate.lift("f" + random.nextInt(step + 1));
            case 2 -> {
                String name = one(SWITCHES, random);
                var system = name.endsWith("captures") ? EstateSystem.PAYMENTS : EstateSystem.ORCHESTRATOR;
                scene.tell(system, name, Map.of(), "k" + step);
            }
            default -> {
                var verb = one(List.of(OrderVerb.values()), random);
                var able = Arrays.stream(EstateSystem.values())
                        .filter(verb::isAskedOf)
                        .toList();
                scene.tell(one(able, random), verb.toString(), Map.of("orders", one(ids, random)), "k" + step);
                return true;
            }
        }
        return false;
    }

    @Test
    void whatWasPutOnRecordStaysWhenAFaultBeginsAndStaysAwayWhenItEnds() {
        var scene = new Scene();
        var cancelledBefore = anyOpen(scene, 1);
        var cancelledWith = anyOpen(scene, 2);

        cancel(scene, cancelledBefore);
        scene.inject(
                Mishap.of("f", EstateSystem.LEGACY_OMS, FaultKind.SKIPPED_STAGE).striking(Stage.CANCELLED));
        assertThat(kinds(scene, cancelledBefore)).contains(EventKind.CANCELLED);

        scene.pass(1);
        cancel(scene, cancelledWith);
        scene.estate.lift("f");
        assertThat(kinds(scene, cancelledWith)).contains(EventKind.CANCEL_ASKED).doesNotContain(EventKind.CANCELLED);
    }

    private static void cancel(Scene scene, String order) {
        scene.tell(EstateSystem.LEGACY_OMS, "cancel", Map.of("orders", order), "cancel " + order);
    }

    private static List<EventKind> kinds(Scene scene, String order) {
        return scene.estate.books(OrderId.parse(order)).orElseThrow().of(EstateSystem.LEGACY_OMS).events().stream()
                .map(BookEvent::kind)
                .toList();
    }

    /** An order that the warehouse does not have yet. */
    private static String anyOpen(Scene scene, int number) {
        var open = new ArrayList<String>();
        var from = scene.estate.now().minusSeconds(60);
        scene.estate.eachOrder(HERE, from, scene.estate.now(), books -> {
            var book = books.of(EstateSystem.LEGACY_OMS);
            boolean isRouted = book.events().stream().anyMatch(event -> event.kind() == EventKind.ROUTED);
            if (book.presence() == Presence.ACTIVE && !isRouted) {
                open.add(books.plan().id());
            }
        });
        return open.get(open.size() - number);
    }

    private static Map<String, List<BookEvent>> events(Scene scene, List<String> ids) {
        var events = new TreeMap<String, List<BookEvent>>();
        for (String id : ids) {
            scene.estate
                    .books(OrderId.parse(id))
                    .ifPresent(books -> OrderBooks.KEEPERS.forEach(system ->
                            events.put(id + " at " + system, books.of(system).events())));
        }
        return events;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
