package dev.cutover.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.SystemId;
import dev.cutover.run.Alongside;
import dev.cutover.run.Claim;
import dev.cutover.run.Claims;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimLedgerTest {
    private static final RunId OTHER = new RunId("r2");
    private static final Claim LB = new Claim(new SystemId("router"), "lb-1");
    private static final Fact PLAIN = taken(LB, Optional.empty());
    private static final Fact END = PlainFacts.ended(RunFact.Ending.ABORTED);

    private static Fact taken(Claim claim, Optional<Alongside> alongside) {
        var claims = new Claims(List.of(claim), alongside);
        return new RunFact.LeaseTaken("deploy-1", 4711, "ada", "run", Optional.of(claims));
    }

    private static ClaimLedger of(Fact... facts) {
        var claimLedger = new ClaimLedger();
        long seq = 0;
        for (var fact : facts) {
            claimLedger.add(new Event(new RunId("r1"), 1, ++seq, PlainFacts.AT, Event.ENGINE, fact));
        }
        return claimLedger;
    }

    @Test
    void newClaimsStandInPlaceOfTheOldOnes() {
        assertThat(of(PlainFacts.created()).claims()).isEmpty();
        var moved = new Claim(new SystemId("router"), "lb-2");

        assertThat(of(PLAIN, taken(moved, Optional.empty()), new RunFact.LeaseTaken("deploy-2", 4712, "bo", "resume"))
                        .claims())
                .contains(List.of(moved));
    }

    @Test
    void claimAfterTheEndPreparesARollback() {
        assertThat(of(PLAIN, END).isOver()).isTrue();
        assertThat(of(PLAIN, END).isReopening()).isFalse();
        assertThat(of(PLAIN, END, PLAIN).isReopening()).isTrue();
        assertThat(of(PLAIN, END, PLAIN, PlainFacts.requested(1)).isOver()).isFalse();
        assertThat(of(PLAIN, END, PLAIN, PlainFacts.requested(1), END).isReopening())
                .isFalse();
    }

    @Test
    void decisionToGoAlongsideIsRemembered() {
        var decided = taken(LB, Optional.of(new Alongside(List.of(OTHER), "Ada Quist", "ada", "two lanes")));
        var claimLedger = of(decided, PLAIN);

        assertThat(claimLedger.goesAlongside(OTHER)).isTrue();
        assertThat(claimLedger.goesAlongside(new RunId("r3"))).isFalse();
        assertThat(claimLedger.alongside()).hasSize(1);
    }
}
