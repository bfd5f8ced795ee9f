package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.tree.Problems;
import java.util.List;

/** Whether an environment fits a runbook; a pure function of the two and of what connectors say. */
public final class EnvironmentFit {
    private EnvironmentFit() {}

    /** All problems, in the runbook's file or the environment's; empty if they fit. */
    public static List<Problem> problems(
            Parsed<Runbook> runbook, Parsed<Environment> environment, KnownConnectors knownConnectors) {
        return check(runbook, environment, knownConnectors).list();
    }

    /** The problems of an environment by itself: connectors that do not exist, and settings that they do not take. */
    public static List<Problem> systems(Parsed<Environment> environment, KnownConnectors knownConnectors) {
        var problems = new Problems();
        Bindings.check(environment, knownConnectors, problems);
        return problems.list();
    }

    /**
     * Returns only if they fit.
     *
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} if they do not
     */
    public static void require(
            Parsed<Runbook> runbook, Parsed<Environment> environment, KnownConnectors knownConnectors) {
        check(runbook, environment, knownConnectors).throwIfAny();
    }

    /**
     * The problems with the faults of a rehearsal and with what it expects of the books, in its file; empty if each
     * fault can be injected, and each invariant is one that is audited.
     */
    public static List<Problem> rehearsal(
            Parsed<Scenario> scenario, Parsed<Environment> environment, KnownConnectors knownConnectors) {
        var problems = new Problems();
        new FaultCheck(environment.value(), scenario.positions(), knownConnectors, problems).check(scenario.value());
        new BooksCheck(environment.value(), scenario.positions(), knownConnectors, problems).check(scenario.value());
        return problems.list();
    }

    private static Problems check(
            Parsed<Runbook> runbook, Parsed<Environment> environment, KnownConnectors knownConnectors) {
        var problems = new Problems();
        FitCheck.check(runbook, environment, knownConnectors, problems);
        return problems;
    }
}
