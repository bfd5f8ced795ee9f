package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Verdict;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNarrativeTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 60, 70, 300, 5_000})
    void aLookBackTellsTheSameAsHearingItAll(int details) {
        var chronicle = new Chronicle().created(RunFact.Mode.REHEARSAL);
        for (int at = 0; at < 60; at++) {
            chronicle.after(Duration.ofSeconds(1)).sampled(Fulfillment.LAG, Fulfillment.EAST, verdict(at), at);
        }
        for (int at = 0; at < details; at++) {
            chronicle.after(Duration.ofSeconds(1)).sampled(Fulfillment.LAG, Fulfillment.EAST, verdict(59), at);
        }

        var heard = new RunNarrative(Fulfillment.runbook());
        chronicle.events().forEach(heard::add);
        var lookedBack = RunNarrative.of(Fulfillment.runbook(), chronicle.events());

        assertThat(lookedBack.last()).isEqualTo(heard.last()).hasSize(40);
        assertThat(lookedBack.state().seq()).isEqualTo(heard.state().seq());
    }

    @Test
    void aShortStoryIsToldWhole() {
        var chronicle = new Chronicle().created(RunFact.Mode.REHEARSAL).started("freeze");

        assertThat(chronicle.story().last()).extracting(EventLine::about).containsExactly("run", "freeze");
    }

    private static Verdict verdict(int at) {
        return at % 2 == 0 ? Verdict.GREEN : Verdict.RED;
    }
}
