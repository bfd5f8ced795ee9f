package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayNamesTest {
    private final DisplayNames displayNames = new DisplayNames(Fulfillment.runbook());

    @Test
    void segmentsAreNamedInTheOrderOfTheDimensions() {
        assertThat(displayNames.segment(Fulfillment.EAST)).isEqualTo("us-east ship-to-home");
        assertThat(displayNames.segment(Segment.EVERYTHING)).isEqualTo("all traffic");
        assertThat(displayNames.segment(Segment.of(Map.of("tenant", "a", "region", "us-west"))))
                .isEqualTo("us-west tenant=a");
    }

    @Test
    void rolesAreNamedWithTheirPeople() {
        assertThat(displayNames.roles(List.of(Fulfillment.COMMANDER, Fulfillment.TECH)))
                .isEqualTo("incident-commander (Dana Ortiz or Sam Weiss) or technical-lead (Ines Park)");
        assertThat(displayNames.role(new RoleId("nobody"))).isEqualTo("nobody");
    }

    @Test
    void aStepOfTheRollbackCarriesTheRollbacksNumber() {
        assertThat(displayNames.title(new StepId("freeze@2"), new RunState()))
                .isEqualTo("Freeze nonessential releases");
        assertThat(displayNames.title(new StepId("unknown"), new RunState())).isEqualTo("unknown");
    }
}
