package dev.cutover.query.moment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has a say at a gate, who has spoken, and who is waited for. */
class RollCallTest {
    private final Question commander = Chronicle.approval("ready", Fulfillment.COMMANDER);
    private final Question tech = Chronicle.approval("ready", Fulfillment.TECH);
    private final Chronicle chronicle = new Chronicle()
            .created(RunFact.Mode.LIVE)
            .started("freeze")
            .done("freeze")
            .started("ready")
            .asked(commander)
            .asked(tech);

    private List<RollCall.Call> calls() {
        var story = chronicle.story();
        return new RollCall(story.runbook(), story.state()).calls();
    }

    @Test
    void whoIsMissingStandsBeforeWhoHasSpoken() {
        chronicle.after(Duration.ofMinutes(1)).decided(commander, "Dana Ortiz", "go", "all green");

        assertThat(calls()).extracting(RollCall.Call::isMissing).containsExactly(true, false);
        assertThat(calls().get(0).people()).containsExactly("Ines Park");
        assertThat(calls().get(0).since()).isEqualTo(Chronicle.START);
    }

    @Test
    void aGoCountsAsLongAsTheGateSays() {
        chronicle.after(Duration.ofMinutes(1)).decided(commander, "Dana Ortiz", "go", "all green");

        var given = calls().get(1).given().orElseThrow();
        assertThat(given.by()).isEqualTo("Dana Ortiz");
        assertThat(given.until()).contains(Chronicle.START.plus(Duration.ofMinutes(31)));
    }

    @Test
    void whatIsAskedAgainSaysWhoseAnswerHasLapsed() {
        var again = new Question(
                commander.id() + "-2",
                commander.step(),
                1,
                commander.kind(),
                commander.prompt(),
                commander.of(),
                commander.choices(),
                commander.saw());
        chronicle
                .decided(commander, "Dana Ortiz", "go", "all green")
                .that(new PeopleFact.Lapsed(commander.id(), "a criterion is red"))
                .asked(again);

        assertThat(calls())
                .hasSize(2)
                .filteredOn(call -> call.question().equals(again))
                .singleElement()
                .satisfies(call -> assertThat(call.lapsed())
                        .isEqualTo(Optional.of(new RollCall.Lapse("Dana Ortiz", "a criterion is red"))));
    }

    @Test
    void onceTheRunHasEndedNobodyIsWaitedFor() {
        chronicle.that(new RunFact.Ended(RunFact.Ending.ABORTED, "enough", List.of(), Map.of()));

        assertThat(calls()).isEmpty();
    }
}
