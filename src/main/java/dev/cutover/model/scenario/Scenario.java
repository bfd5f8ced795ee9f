package dev.cutover.model.scenario;

import dev.cutover.model.OrderedCopies;
import dev.cutover.model.environment.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rehearsal: who says what, what goes wrong, and what must come of it.
 *
 * @param starts when the planned start {@code T} is on the rehearsal's clock
 * @param drills all that it knows of earlier rollbacks; what other runs did is not asked, so that it can be repeated
 */
public record Scenario(
        Setting setting,
        Instant starts,
        List<AssumedDrill> drills,
        List<ScriptedAnswer> answers,
        List<Injection> inject,
        Optional<ScriptedRollback> rollback,
        List<Expectation> expect) {
    public Scenario {
        drills = List.copyOf(drills);
        answers = List.copyOf(answers);
        inject = List.copyOf(inject);
        expect = List.copyOf(expect);
    }

    /**
     * What is rehearsed, where, and on which clock.
     *
     * @param runbook path of the runbook, relative to the scenario's file
     * @param params what is given to the runbook's parameters
     * @param environment name or path of the environment; {@code sandbox} for the embedded one
     */
    public record Setting(
            String name, String runbook, Map<String, String> params, String environment, Pace pace, long seed) {
        public Setting {
            params = OrderedCopies.copy(params);
        }

        /** Of a runbook that declares no parameters, or has a value for each. */
        public Setting(String name, String runbook, String environment, Pace pace, long seed) {
            this(name, runbook, Map.of(), environment, pace, seed);
        }
    }
}
