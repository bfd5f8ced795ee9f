package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Why the audit looks at only a few of the orders to which nothing was done: whatever their plan, their books keep all
 * invariants at any age.
 */
class UntouchedOrdersTest {
    private static final List<Duration> AGES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(40),
            Duration.ofMinutes(7),
            Duration.ofMinutes(25),
            Duration.ofHours(2),
            Duration.ofHours(9),
            Duration.ofHours(23));

    @Test
    void theBooksOfAnyOrderThatIsLeftToItselfKeepAllInvariants() {
        var breaches = new ArrayList<Breach>();
        var kinds = EnumSet.noneOf(EventKind.class);
        for (long seed = 1; seed <= 3; seed++) {
            var scene = new Scene(Estate.open(EstateConfig.retail(seed), new MemoryControlLog(), Scene.START));
            scene.weigh(Scene.US_EAST, 5_000);
            scene.tell(EstateSystem.ORCHESTRATOR, "enable-dual-write");
            scene.pass(Duration.ofHours(23)).pass(Duration.ofMinutes(1));
            for (Duration age : AGES) {
                Instant placed = scene.estate.now().minus(age);
                scene.estate.eachOrder(Scene.EVERYWHERE, placed, placed.plusSeconds(5), books -> {
                    breaches.addAll(BooksJudge.breaches(books));
                    books.books().values().forEach(book -> book.events().forEach(event -> kinds.add(event.kind())));
                });
            }
        }

        assertThat(breaches).isEmpty();
        assertThat(kinds)
                .contains(
                        EventKind.BACKORDERED,
                        EventKind.COLLECTED,
                        EventKind.CANCELLED,
                        EventKind.DELIVERED,
                        EventKind.RETURNED,
                        EventKind.REFUNDED);
    }
}
