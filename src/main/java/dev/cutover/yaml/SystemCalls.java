package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.yaml.shape.Anything;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One system of an environment and the calls that it takes, checked apart from a runbook as a runbook's are. Used by
 * one thread.
 */
public final class SystemCalls {
    private static final Location TYPED = new Location("(command line)", 1, 1);

    private final BoundSystem boundSystem;
    private final KnownConnectors knownConnectors;

    private SystemCalls(BoundSystem boundSystem, KnownConnectors knownConnectors) {
        this.boundSystem = boundSystem;
        this.knownConnectors = knownConnectors;
    }

    /**
     * A system of an environment; no other system of it is looked at.
     *
     * @param file the environment's file, for messages
     * @throws ProblemException with {@link ExitCode#INVALID} if it is not bound, if there is no such connector, or if
     *     its settings cannot work
     */
    public static SystemCalls of(
            String file, SystemId system, Parsed<Environment> environment, KnownConnectors knownConnectors) {
        var whole = environment.value();
        if (!whole.systems().containsKey(system)) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    file + " has no system '" + system + "'",
                    Suggestion.hint(
                            system.value(),
                            whole.systems().keySet().stream()
                                    .map(SystemId::value)
                                    .toList(),
                            "systems"));
        }
        var problems = new Problems();
        var bindings = new Bindings(whole.only(system), environment.positions(), knownConnectors, problems);
        problems.throwIfAny();
        return new SystemCalls(bindings.find(system, TYPED).orElseThrow(), knownConnectors);
    }

    /** A value as a runbook would have it: a list or a mapping in brackets, a number, true or false, or else a text. */
    public static Object value(String typed) {
        if (!typed.startsWith("[") && !typed.startsWith("{")) {
            return new Scalar(TYPED, typed, true).value();
        }
        var problems = new Problems();
        var node = Tree.read(TYPED.file(), typed.getBytes(StandardCharsets.UTF_8));
        var value = Anything.ANYTHING.read(node, Reading.of(problems, DeclaredNames.NONE));
        problems.throwIfAny();
        return value.orElseThrow();
    }

    public Binding binding() {
        return boundSystem.binding();
    }

    public Description description() {
        return boundSystem.description();
    }

    /**
     * An operation that can be called with these values.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} and all that is wrong with the call
     */
    public Operation operation(String name, Map<String, Object> with) {
        var operation = boundSystem
                .operation(name)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.INVALID,
                        boundSystem.name() + " has no operation '" + name + "'",
                        Suggestion.hint(name, boundSystem.operations(), "operations of " + boundSystem.name())));
        var problems = new ArrayList<Problem>();
        names(operation, with, problems);
        if (problems.isEmpty()) {
            knownConnectors
                    .callValues(boundSystem.binding())
                    .mistakes(name, with, Set.of())
                    .forEach(mistake -> problems.add(Problem.of(
                            boundSystem.name() + ", " + mistake.key() + " of " + name + ": " + mistake.message(),
                            mistake.hint())));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        return operation;
    }

    private void names(Operation operation, Map<String, Object> with, List<Problem> problems) {
        var known = new LinkedHashSet<String>();
        operation.parameters().forEach(parameter -> known.add(parameter.name()));
        with.keySet().stream()
                .filter(given -> !known.contains(given))
                .forEach(given -> problems.add(Problem.of(
                        boundSystem.name() + " does not know the parameter '" + given + "' of " + operation.name(),
                        Suggestion.hint(given, known, "parameters of " + operation.name()))));
        operation.parameters().stream()
                .filter(Parameter::required)
                .filter(parameter -> !with.containsKey(parameter.name()))
                .forEach(parameter -> problems.add(Problem.of(
                        boundSystem.name() + " needs the parameter '" + parameter.name() + "' to " + operation.name(),
                        parameter.name() + "=VALUE"
                                + (parameter.description().isEmpty() ? "" : ": " + parameter.description()))));
    }

    /**
     * Returns only if a metric's query has no mistake that its connector finds.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} otherwise
     */
    public void requireQuery(String query) {
        String wrong = knownConnectors.checkQuery(boundSystem.binding(), query);
        if (!wrong.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, boundSystem.name() + ": " + wrong, "");
        }
    }
}
