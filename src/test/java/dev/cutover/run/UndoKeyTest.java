package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.fact.RollbackFact;
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
    void trafficHasAKeyForEachRollback() {
        assertThat(UndoKey.ofTraffic(new RunId("r1"), 2, "orders")).hasToString("r1/rollback-2/orders/back");
    }

    @Test
    void whatIsNoUndosKeyUndoesNothing() {
        assertThat(new UndoKey("r1/freeze/everything/forward").undone()).isEmpty();
        assertThat(new RollbackFact.UndoBlocked(1, "r1/freeze/back", "").undo().undone())
                .contains("r1/freeze");
    }
}
