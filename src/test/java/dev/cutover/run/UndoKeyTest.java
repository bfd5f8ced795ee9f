package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.testkit.Books;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UndoKeyTest {

    @Property
    void theKeyOfWhatIsUndoneComesBackFromThatOfTheUndo(@ForAll String effect) {
        var key = UndoKey.of(effect);

        assertThat(key.value()).isEqualTo(effect + "/back");
        assertThat(new UndoKey(key.value()).undone()).contains(effect);
    }

    @Test
    void trafficHasTheKeyOfWhatMovedItInEveryRollback() {
        var key = ofTraffic("r1", List.of("r1/shift-east/forward/1", "r1/shift-west/forward/2"), Weight.NONE);

        assertThat(key.value()).startsWith("r1/orders/").endsWith("/back").doesNotContain("rollback");
        assertThat(ofTraffic("r1", List.of("r1/shift-west/forward/2", "r1/shift-east/forward/1"), Weight.NONE))
                .isEqualTo(key);
    }

    @Test
    void otherTrafficAnotherShareAndALaterMoveHaveKeysOfTheirOwn() {
        var movers = List.of("r1/shift-east/forward/1");
        var key = ofTraffic("r1", movers, Weight.NONE);

        assertThat(ofTraffic("r1", List.of("r1/shift-west/forward/2"), Weight.NONE))
                .isNotEqualTo(key);
        assertThat(ofTraffic("r1", movers, new Weight(7500))).isNotEqualTo(key);
        assertThat(UndoKey.ofTraffic(new RunId("r1"), orders(List.of(Books.EAST)), movers, Weight.NONE, 1))
                .isNotEqualTo(key);
    }

    @Test
    void theSameRehearsalHasTheSameKeysButForItsOwnName() {
        assertThat(ofTraffic("r2", List.of("r2/shift-east/forward/1"), Weight.NONE)
                        .value())
                .isEqualTo(ofTraffic("r1", List.of("r1/shift-east/forward/1"), Weight.NONE)
                        .value()
                        .replace("r1/", "r2/"));
    }

    @Test
    void partsOfWhatOneEffectMovedHaveKeysOfTheirOwn() {
        var key = ofTraffic(List.of(Books.EAST, Books.WEST));

        assertThat(ofTraffic(List.of(Books.WEST, Books.EAST))).isEqualTo(key);
        assertThat(ofTraffic(List.of(Books.EAST))).isNotEqualTo(key);
        assertThat(ofTraffic(List.of(Books.WEST))).isNotEqualTo(key).isNotEqualTo(ofTraffic(List.of(Books.EAST)));
    }

    private static UndoKey ofTraffic(List<Segment> segments) {
        return UndoKey.ofTraffic(new RunId("r1"), orders(segments), List.of("r1/shift/forward/1"), Weight.NONE, 0);
    }

    private static UndoKey ofTraffic(String run, List<String> movers, Weight share) {
        return UndoKey.ofTraffic(new RunId(run), orders(List.of(Books.EAST)), movers, share, 0);
    }

    private static UndoKey.ReturnedTraffic orders(List<Segment> segments) {
        return new UndoKey.ReturnedTraffic("orders", segments);
    }

    @Test
    void whatIsNoUndosKeyUndoesNothing() {
        assertThat(new UndoKey("r1/freeze/everything/forward").undone()).isEmpty();
        assertThat(new RollbackFact.UndoBlocked(1, "r1/freeze/back", "").undo().undone())
                .contains("r1/freeze");
    }
}
