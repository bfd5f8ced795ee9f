package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.spi.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that a call could not pass to its program. Stateless and thread-safe. */
final class GivenValues {
    /** Stands for what only the call will know; passes every check. */
    private static final String LATER = "x";

    private GivenValues() {}

    /** The mistakes in these values of one call, at the names of their parameters. */
    static List<Mistake> mistakes(OperationSpec operation, Map<String, Object> with) {
        var mistakes = new ArrayList<Mistake>();
        with.forEach((name, value) -> {
            var parameter = operation.program().parameters().get(name);
            if (parameter != null) {
                try {
                    pass(operation.program(), Invocation.EMPTY.withParameter(parameter, value), name);
                } catch (NotStartedException e) {
                    mistakes.add(Mistake.at(name, e.why(), ""));
                }
            }
        });
        return mistakes;
    }

    private static void pass(ProgramSpec program, Invocation given, String name) throws NotStartedException {
        var invocation = given;
        for (var argument : program.argv()) {
            for (var place : argument.places().toList()) {
                if (!place.name().equals(name)) {
                    invocation = invocation.and(place.name(), "", LATER);
                }
            }
        }
        invocation.requireShort(program.stdin().parameter());
        invocation.fill(program.argv());
    }
}
