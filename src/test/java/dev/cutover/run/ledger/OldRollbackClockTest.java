package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of builds that did not tell how a fault was noticed: what they do not know is not measured. */
class OldRollbackClockTest {
    private static final Instant AT = Instant.parse("2026-11-24T02:10:00Z");

    private static RollbackClock clock(String by, Instant firstBad, Instant noticed) {
        var requested =
                new RollbackFact.Requested(1, Scope.WHOLE_RUN, by, "", "", firstBad, noticed, Duration.ofMinutes(15));
        return new RollbackLedger.Entry(
                        requested,
                        AT,
                        7,
                        null,
                        AT.plusSeconds(5),
                        AT.plusSeconds(5),
                        AT.plusSeconds(60),
                        0,
                        List.of(),
                        List.of(),
                        List.of())
                .clock();
    }

    @Test
    void aPersonsDecisionWithoutABadSampleHasNoBeginning() {
        var clock = clock("Dana", AT, AT);

        assertThat(clock.detect()).isEmpty();
        assertThat(clock.decide()).isEmpty();
        assertThat(clock.restore()).contains(Duration.ofSeconds(5));
        assertThat(clock.settle()).isEmpty();
        assertThat(clock.finish()).contains(Duration.ofMinutes(1));
    }

    @Test
    void aTriggersBadSampleIsStillMeasured() {
        var clock = clock(Event.ENGINE, AT.minusSeconds(120), AT.minusSeconds(3));

        assertThat(clock.detect()).contains(Duration.ofSeconds(117));
        assertThat(clock.decide()).contains(Duration.ofSeconds(3));
        assertThat(clock.slack()).isEmpty();
    }
}
