package dev.cutover.query.moment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Time in which nothing could go on is not counted, also once it is over. */
class StepClockTest {
    @Test
    void aHoldThatIsOverDoesNotCountAtOnceWhenTheRunGoesOn() {
        var chronicle = new Chronicle().created(RunFact.Mode.LIVE).started("freeze");
        var begun = chronicle.now();
        chronicle
                .after(Duration.ofMinutes(5))
                .that(new RunFact.Held("Ines Park", "the carrier is slow"))
                .after(Duration.ofMinutes(48));
        var held = StepClock.of(chronicle.story(), chronicle.now(), false);
        chronicle.that(new RunFact.Continued("Ines Park", "it is fine")).after(Duration.ofMinutes(1));
        var on = StepClock.of(chronicle.story(), chronicle.now(), false);

        assertThat(held.since(begun)).isEqualTo(Duration.ofMinutes(5));
        assertThat(on.since(begun)).isEqualTo(Duration.ofMinutes(6));
        assertThat(on.since(chronicle.now().minus(Duration.ofSeconds(10)))).isEqualTo(Duration.ofSeconds(10));
    }
}
