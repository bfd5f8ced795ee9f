package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import dev.cutover.run.RunId;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriteriaBoardTest {
    private static final Instant AT = Instant.parse("2026-01-10T02:00:00Z");
    private static final CriterionId HEALTH = new CriterionId("health");

    private final RunState state = new RunState();
    private long seq;

    @Test
    void redSinceTheFirstRedSample() {
        sampled(Verdict.GREEN);
        var first = sampled(Verdict.RED);
        sampled(Verdict.RED);

        assertThat(reading().redSince()).isEqualTo(first);
        assertThat(reading().notGreenSince()).isEqualTo(first);
    }

    @Test
    void samplesWithoutDataDoNotMakeRedBetter() {
        var first = sampled(Verdict.RED);
        sampled(Verdict.NO_DATA);
        assertThat(reading().redSince()).as("it is not red now").isNull();

        sampled(Verdict.RED);
        assertThat(reading().redSince()).isEqualTo(first);
    }

    @Test
    void aGreenSampleEndsIt() {
        sampled(Verdict.RED);
        sampled(Verdict.GREEN);
        var again = sampled(Verdict.RED);

        assertThat(reading().redSince()).isEqualTo(again);
    }

    private CriteriaBoard.Reading reading() {
        return state.criteria().of(HEALTH, Segment.EVERYTHING).orElseThrow();
    }

    private Instant sampled(Verdict verdict) {
        seq++;
        var at = AT.plusSeconds(seq);
        var sample = new Sample(HEALTH, Segment.EVERYTHING, verdict, 1, 1, "");
        state.read(new Event(new RunId("r1"), 1, seq, at, Event.ENGINE, new CriterionFact.Sampled(List.of(sample))));
        return at;
    }
}
