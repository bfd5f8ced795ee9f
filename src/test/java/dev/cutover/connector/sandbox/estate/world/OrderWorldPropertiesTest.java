package dev.cutover.connector.sandbox.estate.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.OrderVerb;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan.Oddities;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever is commanded, in whatever order. */
class OrderWorldPropertiesTest {
    private static final double LONG_AFTER = 100_000;

    /** A command of a random order. */
    record Told(int second, EstateSystem system, OrderVerb verb, int line, int quantity) {}

    /** A random order and its commands. */
    record Story(List<Told> told, boolean mirrored, boolean isReturned, Oddities oddities, List<Protection> without) {
        /** Without what is commanded later. */
        Story until(int second) {
            var early = told.stream().filter(one -> one.second <= second).toList();
            return new Story(early, mirrored, isReturned, oddities, without);
        }

        OneOrder order() {
            var order = new OneOrder().odd(oddities);
            without.forEach(order::without);
            if (mirrored) {
                order.mirrored();
            }
            if (isReturned) {
                order.returnedAfter(Duration.ofHours(1));
            }
            told.stream()
                    .sorted((one, other) -> Integer.compare(one.second, other.second))
                    .forEach(one -> order.tell(
                            one.second,
                            one.system,
                            one.verb,
                            one.line == 0 ? OptionalInt.empty() : OptionalInt.of(one.line),
                            one.line == 0 || one.quantity == 0 ? OptionalInt.empty() : OptionalInt.of(one.quantity),
                            OptionalLong.empty()));
            return order;
        }
    }

    @Property(tries = 300)
    void laterBooksGoOnFromEarlierOnes(
            @ForAll("stories") Story story,
            @ForAll @IntRange(max = 9_000) int early,
            @ForAll @IntRange(max = 9_000) int more) {
        var before = story.order().books(early);
        var after = story.order().books(early + more);

        before.books().forEach((system, book) -> {
            var events = after.of(system).events();
            assertThat(events).hasSizeGreaterThanOrEqualTo(book.events().size());
            assertThat(events.subList(0, book.events().size())).isEqualTo(book.events());
        });
        assertThat(after.outcomes().keySet()).containsAll(before.outcomes().keySet());
    }

    @Property(tries = 300)
    void whatIsYetToBeCommandedChangesNothing(
            @ForAll("stories") Story story, @ForAll @IntRange(max = 9_000) int early) {
        assertThat(story.until(early).order().books(early))
                .hasToString(story.order().books(early).toString());
    }

    @Property(tries = 300)
    void booksAreInOrderAndCountTheirVersions(@ForAll("stories") Story story) {
        for (Book book : story.order().books(LONG_AFTER).books().values()) {
            assertThat(book.events())
                    .isSortedAccordingTo((one, other) -> one.recordedAt().compareTo(other.recordedAt()));
            assertThat(book.events().stream().map(BookEvent::version))
                    .isEqualTo(IntStream.rangeClosed(1, book.version()).boxed().toList());
        }
    }

    @Property(tries = 300)
    void everyCommandIsAnswered(@ForAll("stories") Story story) {
        var outcomes = story.order().books(LONG_AFTER).outcomes();

        assertThat(outcomes).hasSize(story.told().size());
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome.state().toString()).isNotEqualTo("wished"));
    }

    @Property(tries = 300)
    void whatStaysInTheWarehouseLeavesOnceAtMostForEachOwner(@ForAll("stories") Story story) {
        var books = story.order().books(LONG_AFTER);
        boolean isDoubled = story.oddities().duplicated();
        for (int line = 1; line <= 2; line++) {
            int owners = 1
                    + count(books, EstateSystem.LEGACY_OMS, EventKind.TAKEN_OVER, 0)
                    + count(books, EstateSystem.ORCHESTRATOR, EventKind.TAKEN_OVER, 0);
            assertThat(count(books, EstateSystem.WMS, EventKind.SHIPPED, line))
                    .isLessThanOrEqualTo(owners * (isDoubled ? 2 : 1));
        }
    }

    @Property(tries = 300)
    void whereKeysAreRememberedMoneyIsNeverGivenBackThatWasNotTaken(@ForAll("stories") Story story) {
        if (story.without().contains(Protection.IDEMPOTENCY_KEYS)) {
            return;
        }
        var payments = story.order().books(LONG_AFTER).of(EstateSystem.PAYMENTS).events();
        for (int line = 1; line <= 2; line++) {
            assertThat(cents(payments, EventKind.REFUNDED, line))
                    .isLessThanOrEqualTo(cents(payments, EventKind.CAPTURED, line));
        }
    }

    @Property(tries = 300)
    void withAllProtectionsAPackageHasOneLabelThatCounts(@ForAll("stories") Story story) {
        if (story.without().isEmpty()) {
            var books = story.order().books(LONG_AFTER);
            int parcels = count(books, EstateSystem.WMS, EventKind.PACKED, 1);
            int live = count(books, EstateSystem.LABELS, EventKind.LABEL_BOUGHT, 1)
                    - count(books, EstateSystem.LABELS, EventKind.LABEL_VOIDED, 1);
            assertThat(live).isLessThanOrEqualTo(parcels);
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        var odd = Arbitraries.of(
                Oddities.NONE,
                Oddities.NONE,
                new Oddities(true, false, false, false, false),
                new Oddities(false, true, false, false, false),
                new Oddities(false, false, true, false, false),
                new Oddities(false, false, false, true, false),
                new Oddities(false, false, false, false, true));
        return Combinators.combine(
                        told().list().ofMaxSize(12),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        odd,
                        Arbitraries.of(Protection.class).list().uniqueElements().ofMaxSize(3))
                .as(Story::new);
    }

    private static Arbitrary<Told> told() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9_000),
                        Arbitraries.of(OrderVerb.class),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2))
                .as((second, verb, system, line, quantity) ->
                        new Told(second % 3 == 0 ? second : second / 15, asked(verb, system), verb, line, quantity));
    }

    private static EstateSystem asked(OrderVerb verb, int choice) {
        var takers =
                Arrays.stream(EstateSystem.values()).filter(verb::isAskedOf).toList();
        return takers.get(choice % takers.size());
    }

    private static int count(OrderBooks books, EstateSystem system, EventKind kind, int line) {
        return (int) books.of(system).events().stream()
                .filter(event -> event.kind() == kind && event.line() == line)
                .count();
    }

    private static long cents(List<BookEvent> events, EventKind kind, int line) {
        return events.stream()
                .filter(event -> event.kind() == kind && event.line() == line)
                .mapToLong(BookEvent::cents)
                .sum();
    }
}
