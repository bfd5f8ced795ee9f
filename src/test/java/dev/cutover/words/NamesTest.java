package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names(Fulfillment.runbook());

    @Test
    void segmentsAreNamedInTheOrderOfTheDimensions() {
        assertThat(names.segment(Fulfillment.EAST)).isEqualTo("us-east ship-to-home");
        assertThat(names.segment(Segment.EVERYTHING)).isEqualTo("all traffic");
        assertThat(names.segment(Segment.of(Map.of("tenant", "a", "region", "us-west"))))
                .isEqualTo("us-west tenant=a");
    }

    @Test
    void rolesAreNamedWithTheirPeople() {
        assertThat(names.roles(List.of(Fulfillment.COMMANDER, Fulfillment.TECH)))
                .isEqualTo("incident-commander (Dana Ortiz or Sam Weiss) or technical-lead (Ines Park)");
        assertThat(names.role(new RoleId("nobody"))).isEqualTo("nobody");
    }

    @Test
    void aStepOfTheWayBackCarriesTheRollbacksNumber() {
        assertThat(names.title(new StepId("freeze@2"), new RunState())).isEqualTo("Freeze nonessential releases");
        assertThat(names.title(new StepId("unknown"), new RunState())).isEqualTo("unknown");
    }
}
