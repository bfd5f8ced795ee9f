package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RoleId;
import org.junit.jupiter.api.Test;

class DecisionReasonTest {
    @Test
    void aDecisionWithoutAReasonNamesItsOwnerAlone() {
        assertThat(because("the carrier called").byAndWhy()).isEqualTo("Dana Ortiz: the carrier called");
        assertThat(because("").byAndWhy()).isEqualTo("Dana Ortiz");
    }

    private static Decision because(String reason) {
        return new Decision("q", "Dana Ortiz", new RoleId("commander"), "s", "retry", reason, "", "command", "dana");
    }
}
