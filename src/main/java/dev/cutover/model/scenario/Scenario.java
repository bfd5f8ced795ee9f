package dev.cutover.model.scenario;

import dev.cutover.model.environment.Pace;
import dev.cutover.model.order.OrderedCopies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rehearsal: scripted answers, injected faults and expected results.
 *
 * @param starts the planned start {@code T} on the rehearsal's clock, which then begins with it; empty if the scenario
 *     does not say: then its first phase is due when the rehearsal begins, as in a run without a planned start
 * @param drills the earlier rollback drills to assume; a rehearsal ignores the records of other runs, so that it can be
 *     repeated
 */
public record Scenario(
        Setting setting,
        Optional<Instant> starts,
        List<AssumedDrill> drills,
        List<ScriptedAnswer> answers,
        List<Injection> inject,
        Optional<ScriptedRollback> rollback,
        Optional<ScriptedAgain> again,
        List<Expectation> expect) {
    /** When a rehearsal begins by default: a fixed date, so that its record is reproducible. */
    private static final Instant BEGINS = Instant.parse("2026-01-05T02:00:00Z");

    public Scenario {
        drills = List.copyOf(drills);
        answers = List.copyOf(answers);
        inject = List.copyOf(inject);
        expect = List.copyOf(expect);
    }

    /** The first instant of the rehearsal's clock, unless it is the real one. */
    public Instant begins() {
        return starts.orElse(BEGINS);
    }

    /**
     * The runbook of a rehearsal, its environment and its clock.
     *
     * @param runbook path of the runbook, relative to the scenario's file
     * @param params values of the runbook's parameters, by name
     * @param environment name or path of the environment; {@code sandbox} for the embedded one
     */
    public record Setting(
            String name, String runbook, Map<String, String> params, String environment, Pace pace, long seed) {
        public Setting {
            params = OrderedCopies.copy(params);
        }

        /** A setting for a runbook that declares no parameters, or has a default for each. */
        public Setting(String name, String runbook, String environment, Pace pace, long seed) {
            this(name, runbook, Map.of(), environment, pace, seed);
        }
    }
}
