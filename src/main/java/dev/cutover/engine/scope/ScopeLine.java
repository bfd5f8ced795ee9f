package dev.cutover.engine.scope;

import dev.cutover.model.Dimension;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.settings.NearName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scope as one typed line: {@code region=us-east lane=curbside,backorder}, values alone that stand in one dimension
 * only, and the options of the command, {@code us-east --also warm-caches}, {@code --phase "Move east"}. Read once; not
 * thread-safe.
 */
public final class ScopeLine {
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");
    private static final List<String> OF_STEPS = List.of("phase", "step", "also");

    private final Map<String, Dimension> dimensions;
    private final List<String> stepIds;
    private final String whole;
    private final Map<String, Set<String>> values = new TreeMap<>();
    private final List<String> phases = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<String> also = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private ScopeLine(Runbook runbook, String whole) {
        this.whole = whole;
        this.dimensions = runbook.dimensions();
        this.stepIds = runbook.steps().map(step -> step.id().value()).toList();
    }

    /**
     * Reads a line. The names of phases and steps in it are not checked.
     *
     * @param whole what is typed for the whole run there, for messages
     * @throws ProblemException if a word of it names no part of a scope, or none of the runbook's dimensions has it
     */
    public static ScopeLine read(Runbook runbook, String line, String whole) {
        var scopeLine = new ScopeLine(runbook, whole);
        var typed = WORD.matcher(line)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .collect(Collectors.toCollection(ArrayList::new));
        if (typed.isEmpty()) {
            scopeLine.value("");
        }
        while (!typed.isEmpty()) {
            String word = typed.remove(0);
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String option = equals < 0 ? word.substring(2) : word.substring(2, equals);
                scopeLine.option(
                        option, equals >= 0 ? word.substring(equals + 1) : typed.isEmpty() ? "" : typed.remove(0));
            } else if (word.indexOf('=') < 0) {
                scopeLine.value(word);
            } else {
                scopeLine.pair(word);
            }
        }
        return scopeLine;
    }

    /** What may be typed. */
    public static String example(Runbook runbook) {
        return new ScopeLine(runbook, "").example();
    }

    private String example() {
        return dimensions.isEmpty()
                ? "--step ID, as the runbook has no dimensions"
                : dimensions.values().stream()
                        .map(dimension -> dimension.name() + "=" + String.join(",", dimension.values()))
                        .collect(Collectors.joining(" "));
    }

    private void option(String option, String value) {
        if (value.isEmpty() || value.startsWith("--")) {
            throw refused(
                    "--" + option + " names nothing",
                    "for example --" + option + " "
                            + (dimensions.containsKey(option)
                                    ? dimensions.get(option).values().iterator().next()
                                    : "NAME"));
        }
        if (OF_STEPS.contains(option)) {
            named(option).add(value);
            words.add("--" + option + " " + (value.indexOf(' ') < 0 ? value : "\"" + value + "\""));
        } else if (option.equals("scope")) {
            pair(value);
        } else if (dimensions.containsKey(option)) {
            pair(option + "=" + value);
        } else {
            var known = new ArrayList<>(OF_STEPS);
            known.addAll(dimensions.keySet());
            throw refused(
                    "'--" + option + "' names no part of a scope",
                    NearName.of(option, known)
                            .map(near -> "did you mean --" + near + "?")
                            .orElse("there are --" + String.join(", --", known)));
        }
    }

    private List<String> named(String option) {
        return option.equals("phase") ? phases : option.equals("step") ? steps : also;
    }

    /** A value alone; it has to stand in one dimension only. */
    private void value(String value) {
        var having = dimensions.values().stream()
                .filter(dimension -> dimension.values().contains(value))
                .toList();
        if (having.size() == 1) {
            pair(having.get(0).name() + "=" + value);
            return;
        }
        throw stepIds.contains(value)
                ? refused("'" + value + "' is a step", "type --step " + value)
                : refused("'" + value + "' names no dimension", "type " + whole + ", or " + example());
    }

    private void pair(String pair) {
        int equals = pair.indexOf('=');
        var dimension = equals < 0 ? null : dimensions.get(pair.substring(0, equals));
        if (dimension == null) {
            throw refused("'" + pair + "' names no dimension", "type " + whole + ", or " + example());
        }
        var chosen = List.of(pair.substring(equals + 1).split("[,|]", -1));
        for (String value : chosen) {
            if (!dimension.values().contains(value)) {
                throw refused(
                        "'" + value + "' is not a " + dimension.name(),
                        "there are " + String.join(", ", dimension.values()));
            }
        }
        values.computeIfAbsent(dimension.name(), name -> new TreeSet<>()).addAll(chosen);
        words.add(pair);
    }

    private static ProblemException refused(String what, String next) {
        return new ProblemException(ExitCode.USAGE, what, next);
    }

    /** What the line names. */
    public ScopeWish wish() {
        return new ScopeWish(new Scope(new TreeMap<>(values)), phases, steps, also);
    }

    /** The line in its plainest form, which reads the same. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
