package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Weight;
import dev.cutover.run.fact.RollbackFact;
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
        assertThat(UndoKey.ofTraffic(new RunId("r1"), "orders", movers, Weight.NONE, 1))
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

    private static UndoKey ofTraffic(String run, List<String> movers, Weight share) {
        return UndoKey.ofTraffic(new RunId(run), "orders", movers, share, 0);
    }

    @Test
    void whatIsNoUndosKeyUndoesNothing() {
        assertThat(new UndoKey("r1/freeze/everything/forward").undone()).isEmpty();
        assertThat(new RollbackFact.UndoBlocked(1, "r1/freeze/back", "").undo().undone())
                .contains("r1/freeze");
    }
}
