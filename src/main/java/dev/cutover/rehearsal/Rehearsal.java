package dev.cutover.rehearsal;

import dev.cutover.engine.time.EngineTime;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.engine.time.WallTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A scenario with its runbook and environment. Immutable; may be rehearsed several times. On the virtual clock, the
 * same seed gives the same record, except for the run's id.
 */
public final class Rehearsal {
    private final Scenario scenario;
    private final Runbook runbook;
    private final Environment environment;

    public Rehearsal(Scenario scenario, Runbook runbook, Environment environment) {
        this.scenario = scenario;
        this.runbook = runbook;
        this.environment = environment;
    }

    /** Why it cannot be rehearsed; empty if it can. Faults are checked later, when the systems are connected. */
    public List<Problem> problems() {
        return new ScenarioScript(scenario, runbook).problems(environment);
    }

    /**
     * Rehearses it to the end.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if it cannot be rehearsed; also as thrown by the
     *     environment and the journal
     */
    public RehearsalResult play(RehearsalEnvironment rehearsalEnvironment) throws InterruptedException {
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        try (var engineTime = time()) {
            var begins = isReal() ? engineTime.now().truncatedTo(ChronoUnit.MICROS) : scenario.begins();
            var starts = isReal() ? runbook.dueAt(begins) : scenario.starts().orElseGet(() -> runbook.dueAt(begins));
            try (var opened = rehearsalEnvironment.open(begins, starts, engineTime)) {
                var rehearsalRun = new RehearsalRun(scenario, runbook, environment, opened, engineTime);
                try (engineTime) {
                    return rehearsalRun.play(begins, starts);
                }
            }
        }
    }

    private boolean isReal() {
        return scenario.setting().pace() instanceof Pace.Real;
    }

    /** With a real clock the run also starts at the current date, as external systems know no other. */
    private EngineTime time() {
        if (scenario.setting().pace() instanceof Pace.Scaled scaled) {
            return WallTime.scaled(scenario.begins(), scaled.factor());
        }
        return isReal() ? WallTime.real(Instant.EPOCH) : new VirtualTime(scenario.begins(), false);
    }
}
