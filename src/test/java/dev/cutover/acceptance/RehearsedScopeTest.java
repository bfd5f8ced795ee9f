package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal names the scope of its rollback as the command does: traffic, phases, steps, and steps beside them. */
class RehearsedScopeTest {
    private static final String REHEARSAL = """
            rehearsal: part
            runbook: orders.yaml
            answers:
              - { at: ready, as: Dana Ortiz, say: go, reason: all green }
              - { at: rollback, as: Dana Ortiz, say: end, reason: enough for tonight }
            rollback: { when: { step: %s, weight: 50 %% }, %s, as: Dana Ortiz, reason: slow }
            expect: { outcome: %s }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void theRunbook() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
    }

    @Test
    void aStepIsRolledBackAlone() throws IOException {
        assertThat(rehearsed("shift-us-west", "steps: [shift-us-west]", "stopped"))
                .contains("rollback 1 of us-west, step shift-us-west");
    }

    @Test
    void aPhaseIsNamedByItsNameOrItsNumber() throws IOException {
        String rolledBack = "rollback 1 of us-east and us-west, phase 'cutover'";

        assertThat(rehearsed("shift-us-west", "phases: [cutover]", "rolled-back"))
                .contains(rolledBack);
        assertThat(rehearsed("shift-us-west", "phases: [2]", "rolled-back")).contains(rolledBack);
    }

    @Test
    void aWiderStepIsUndoneBesideTheTraffic() throws IOException {
        assertThat(rehearsed("shift-us-east", "scope: { region: us-east }, also: [freeze]", "rolled-back"))
                .contains("rollback 1 of us-east, also step freeze");
    }

    private String rehearsed(String at, String scope, String outcome) throws IOException {
        place.write("part.yaml", REHEARSAL.formatted(at, scope, outcome));
        return place.run("rehearse", "part.yaml").done().out();
    }

    @Test
    void whatCannotBeMeantByThenIsNotAskedForAndFailsTheRehearsal() throws IOException {
        place.write(
                "part.yaml",
                REHEARSAL.formatted("shift-us-west", "scope: { region: us-west }, also: [freeze]", "stopped"));

        assertThat(place.run("rehearse", "part.yaml").endedWith(ExitCode.HALTED).out())
                .contains("the rollback by Dana Ortiz was not asked for: also: freeze: 'freeze' cannot be undone:"
                        + " 'shift-us-east' relies on it");
    }
}
