package dev.cutover.execution.definition;

import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.run.fact.RunFact;
import dev.cutover.yaml.Parsed;
import java.nio.file.Path;
import java.util.Map;

/**
 * The definition of a run: its pinned runbook, environment and parameters. Immutable.
 *
 * @param base the folder that relative paths of the environment start at
 */
public record RunDefinition(
        RunFact.Pinned pinned,
        Map<String, String> params,
        Parsed<Runbook> runbook,
        Parsed<Environment> environment,
        Path base) {

    /** The same of a run that does only one step of the runbook. */
    public RunDefinition only(RunFact.OnlyStep only) {
        var reduced = runbook.value().only(only.step(), only.segment());
        return new RunDefinition(pinned, params, new Parsed<>(reduced, runbook.positions()), environment, base);
    }

    /** Its environment alone. */
    public EnvironmentDefinition bound() {
        return new EnvironmentDefinition(pinned.environmentFile(), environment, base);
    }
}
