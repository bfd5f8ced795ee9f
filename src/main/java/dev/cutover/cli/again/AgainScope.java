package dev.cutover.cli.again;

import dev.cutover.cli.option.ScopeOptions;
import dev.cutover.cli.option.rollback.ScopeNames;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
        var names = new ScopeNames(runbook);
        var named = Stream.concat(
                steps.stream().map(names::step), phases.stream().flatMap(phase -> names.phase(phase).stream()));
        return new Scope(
                slice.of(runbook).values(), ids(named), ids(also.stream().map(names::step)));
    }

    private static Set<StepId> ids(Stream<Step> named) {
        var ids = new TreeSet<>(Comparator.comparing(StepId::value));
        named.map(Step::id).forEach(ids::add);
        return ids;
    }
}
