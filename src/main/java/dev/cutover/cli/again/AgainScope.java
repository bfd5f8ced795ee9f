package dev.cutover.cli.again;

import dev.cutover.cli.option.ScopeOptions;
import dev.cutover.engine.scope.ScopeSpelling;
import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.engine.scope.WishedScope;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done again: a slice of the traffic, phases and steps. Not thread-safe. */
final class AgainScope {
    @Mixin
    private ScopeOptions slice = new ScopeOptions();

    @Option(
            names = "--phase",
            paramLabel = "NAME",
            description = "Only the steps of this phase, by its name or its number, and what they rely on of that which"
                    + " was rolled back; may be given several times.")
    private List<String> phases = List.of();

    @Option(
            names = "--step",
            paramLabel = "ID",
            description = "Only this step, and what it relies on of that which was rolled back; may be given several"
                    + " times.")
    private List<String> steps = List.of();

    @Option(
            names = "--also",
            paramLabel = "STEP",
            description = "This step as well, for everything, although it is for more than the scope; may be given"
                    + " several times.")
    private List<String> also = List.of();

    /**
     * The scope, every name in it checked against the runbook.
     *
     * @throws dev.cutover.problem.ProblemException if the runbook has no such dimension, value, phase or step
     */
    Scope of(Runbook runbook) {
        var wish = new ScopeWish(slice.of(runbook), phases, steps, also);
        return new WishedScope(wish, ScopeSpelling.OPTIONS).ofAgain(runbook);
    }
}
