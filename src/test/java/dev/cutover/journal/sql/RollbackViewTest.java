package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the view of rollbacks says. Each fact is recorded ten seconds after the one before it. */
class RollbackViewTest {
    @Test
    void aRollbackTellsHowTheOldPlatformOpenedAndWhoTookItOver() {
        var facts = List.<Fact>of(
                ViewsTest.requested(1),
                ViewsTest.requested(2),
                new RollbackFact.Opened(1, RollbackFact.OpeningOutcome.TRAFFIC_FIRST, List.of("oms")),
                new RollbackFact.Returned(1),
                new RollbackFact.TakenOver(1, 2),
                new RollbackFact.Opened(2, RollbackFact.OpeningOutcome.PARKED, List.of("oms")));

        assertThat(ViewsTest.ask(
                        facts,
                        "select rollback, opening, datediff(second, decided, opened),"
                                + " datediff(second, decided, returned), restored, taken_over_by, outcome"
                                + " from rollback order by rollback"))
                .containsExactly("1 TRAFFIC_FIRST 20 30 null 2 TAKEN_OVER", "2 PARKED 40 null null null OPEN");
    }
}
