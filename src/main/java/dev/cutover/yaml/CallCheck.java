package dev.cutover.yaml;

import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Checks the calls of one action: its operation, its undo, and its verification. */
final class CallCheck {
    private final BoundSystem boundSystem;
    private final Bindings bindings;
    private final String step;
    private final Positions positions;
    private final Problems problems;

    CallCheck(BoundSystem boundSystem, Bindings bindings, String step, Positions positions, Problems problems) {
        this.boundSystem = boundSystem;
        this.bindings = bindings;
        this.step = step;
        this.positions = positions;
        this.problems = problems;
    }

    void check(Work.Action action) {
        if (!boundSystem.can(Actions.class)) {
            tell("has no operations: its connector is " + boundSystem.binding().connector(), "", "system");
            return;
        }
        call(action.call(), action.with());
        if (action.undo() instanceof Undo.Call undo) {
            call(undo.call(), undo.with(), "undo");
            undo.verify().ifPresent(verify -> read(verify, "an undo", "undo", "verify"));
        }
        action.verify().ifPresent(verify -> read(verify, "an action", "verify"));
    }

    /** What verifies must not change anything itself. */
    private void read(Verify verify, String what, String... under) {
        call(verify.call(), verify.with(), under)
                .filter(operation -> !operation.reads())
                .ifPresent(operation -> tell(
                        "changes something when asked to " + QuotedText.name(operation.name()) + ": " + what
                                + " is verified by a read",
                        Suggestion.list(
                                boundSystem.description().operations().stream()
                                        .filter(Operation::reads)
                                        .map(Operation::name)
                                        .toList(),
                                "reads of " + boundSystem.name()),
                        path(under, "call")));
    }

    private Optional<Operation> call(String name, Map<String, Object> with, String... under) {
        Optional<Operation> operation = boundSystem.operation(name);
        if (operation.isEmpty()) {
            tell(
                    "has no operation " + QuotedText.name(name),
                    Suggestion.hint(name, boundSystem.operations(), "operations of " + boundSystem.name()),
                    path(under, "call"));
            return operation;
        }
        var known = new LinkedHashSet<String>();
        operation.get().parameters().forEach(parameter -> known.add(parameter.name()));
        with.keySet().stream()
                .filter(given -> !known.contains(given))
                .forEach(given -> tell(
                        "does not know the parameter " + QuotedText.name(given) + " of " + name,
                        Suggestion.hint(given, known, "parameters of " + name),
                        path(under, "with", given)));
        operation.get().parameters().stream()
                .filter(Parameter::required)
                .filter(parameter -> !with.containsKey(parameter.name()))
                .forEach(parameter -> tell(
                        "needs the parameter " + QuotedText.name(parameter.name()) + " to " + name,
                        parameter.name() + ": " + parameter.description(),
                        path(under, with.isEmpty() ? "call" : "with")));
        values(name, with, under);
        return operation;
    }

    private void values(String name, Map<String, Object> with, String... under) {
        bindings.checkCall(boundSystem.binding(), name, with)
                .forEach(mistake -> problems.at(
                        positions.ofStep(step, path(under, "with", mistake.key())),
                        boundSystem.name() + ", " + mistake.key() + " of " + name + ": " + mistake.message(),
                        mistake.hint()));
    }

    private static String[] path(String[] under, String... keys) {
        var path = new String[under.length + keys.length];
        System.arraycopy(under, 0, path, 0, under.length);
        System.arraycopy(keys, 0, path, under.length, keys.length);
        return path;
    }

    private void tell(String what, String hint, String... path) {
        problems.at(positions.ofStep(step, path), boundSystem.name() + " " + what, hint);
    }
}
