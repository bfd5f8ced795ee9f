package dev.cutover.plan.again;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.run.RunId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What doing a scope again would begin anew, and whether it could be asked for now. Immutable.
 *
 * @param refusal why not; empty if it could
 */
public record AgainPreview(RunId run, Runbook runbook, Scope scope, AgainPlan plan, Optional<String> refusal) {

    /** What people call the scope. */
    public String name() {
        return AgainDecisions.nameOf(scope, runbook);
    }

    /** Everything that begins anew, in the order of the runbook. */
    public Stream<Step> anew() {
        return runbook.steps().filter(plan::reopens);
    }
}
