package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.store.JudgedKey;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Discrepancy STOCK = new Discrepancy(ProblemKind.UNBALANCED, "stock", "7 = 6 + 0 + 0", null);
    private static final Discrepancy STATUS = new Discrepancy(ProblemKind.VALUE, "status", "picked", "packed");

    private static JudgedKey key(String version, boolean isMoving, Discrepancy... problems) {
        var judgement = new Judgement(List.of(problems), List.of(), isMoving);
        return new JudgedKey(List.of("SO-1"), judgement, Optional.of(Standing.NEVER_SETTLED), List.of("1:" + version));
    }

    private static Standing last(JudgedKey before, JudgedKey now) {
        return Settlement.of(before, now, true).standing();
    }

    @Test
    void sumsOfRowsThatAreStillChangingAtTheLastLookAreNoFinding() {
        assertThat(last(key("a", true, STOCK), key("b", true, STOCK))).isEqualTo(Standing.MOVING);
    }

    @Test
    void sumsOfRowsThatRestAtTheLastLookHaveNeverSettledIfTheyChangedUntilThen() {
        assertThat(last(key("a", true, STOCK), key("b", false, STOCK))).isEqualTo(Standing.NEVER_SETTLED);
    }

    @Test
    void whateverElseChangesFromLookToLookHasNeverSettled() {
        assertThat(last(key("a", true, STOCK), key("b", true, STATUS, STOCK))).isEqualTo(Standing.NEVER_SETTLED);
    }
}
