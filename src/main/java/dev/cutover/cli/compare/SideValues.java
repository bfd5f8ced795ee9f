package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option says of both sides, or of one: {@code ;} or {@code left:;}. What it says of one side goes before what
 * it says of both. Immutable.
 */
record SideValues(Optional<String> both, Map<Side, String> own) {
    /** How it is written, for the help. */
    static final String FORM = "left: or right: before it makes it one of that side alone.";

    SideValues {
        own = Map.copyOf(own);
    }

    /**
     * Takes a value, and those behind it that name a side: {@code left:UTC right:Europe/Berlin}. What names none is the
     * next file. Stateless.
     */
    static final class OfSides implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> args, ArgSpec argSpec, CommandSpec commandSpec) {
            if (args.isEmpty()) {
                throw new MissingParameterException(
                        commandSpec.commandLine(),
                        argSpec,
                        "Missing required parameter for option '" + name(argSpec) + "'");
            }
            List<String> before = argSpec.getValue();
            var values = new ArrayList<>(before);
            boolean namesSide;
            do {
                String value = args.pop();
                namesSide = side(value).isPresent();
                values.add(value);
            } while (namesSide && !args.isEmpty() && side(args.peek()).isPresent());
            argSpec.setValue(values);
        }

        private static String name(ArgSpec option) {
            return option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
        }
    }

    /** @throws ProblemException if something is said twice */
    static SideValues of(String option, List<String> given) {
        Optional<String> both = Optional.empty();
        var own = new EnumMap<Side, String>(Side.class);
        for (String one : given) {
            Optional<Side> side = side(one);
            boolean isTwice = side.isPresent()
                    ? own.put(side.get(), one.substring(one.indexOf(':') + 1)) != null
                    : both.isPresent();
            if (isTwice) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        option + " is given twice for "
                                + side.map(known -> "the " + known + " side").orElse("both sides"),
                        "leave one out, or write left: or right: before it");
            }
            both = side.isPresent() ? both : Optional.of(one);
        }
        return new SideValues(both, own);
    }

    private static Optional<Side> side(String text) {
        for (var side : Side.values()) {
            if (text.startsWith(side + ":")) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    /** Empty if nothing is said of the side. */
    Optional<String> of(Side side) {
        return Optional.ofNullable(own.get(side)).or(() -> both);
    }
}
