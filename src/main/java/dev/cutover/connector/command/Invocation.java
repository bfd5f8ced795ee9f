package dev.cutover.connector.command;

import dev.cutover.model.Segment;
import dev.cutover.process.NotStartedException;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.operation.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that one call passes to a program. Immutable.
 *
 * @param values the values for places in its arguments, by name
 * @param lists the items of those values that are lists, by name
 * @param variables the variables for its environment
 * @param mayStartWithDash the names whose values may look like an option
 */
record Invocation(
        Map<String, String> values,
        Map<String, List<String>> lists,
        Map<String, String> variables,
        Set<String> mayStartWithDash) {
    /** The form of a segment's values: plain words without a special meaning in any shell. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:-]*");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Z0-9]");

    /** The longest value, in bytes: the system allows 128 KiB for an argument, and for a variable with its name. */
    private static final int LONGEST = 130_000;

    /** The prefix of all variables that describe a call to its program. */
    static final String MARKS = "CUTOVER_";

    /** The variable with the idempotency key of the call. */
    static final String KEY = "CUTOVER_KEY";

    static final Invocation EMPTY = new Invocation(Map.of(), Map.of(), Map.of(), Set.of());

    /**
     * The parameters of an operation.
     *
     * @throws NotStartedException if they are not valid for the operation
     */
    static Invocation of(Map<String, ParameterSpec> specs, Map<String, Object> with) throws NotStartedException {
        for (String name : with.keySet()) {
            if (!specs.containsKey(name)) {
                throw new NotStartedException("it takes no parameter `" + name + "`"
                        + (specs.isEmpty() ? "" : "; it takes " + String.join(", ", specs.keySet())));
            }
        }
        var invocation = EMPTY;
        for (ParameterSpec spec : specs.values()) {
            invocation = invocation.withParameter(spec, with.get(spec.name()));
        }
        return invocation;
    }

    Invocation withParameter(ParameterSpec spec, @Nullable Object given) throws NotStartedException {
        List<String> items = given instanceof List<?> list
                ? list.stream().map(ProgramOutputs::text).toList()
                : List.of();
        String text = given == null ? spec.declared().preset() : ProgramOutputs.text(given);
        try {
            if (given instanceof List) {
                for (String item : items) {
                    spec.declared().check(item);
                }
            } else {
                spec.declared().check(given == null ? null : text);
            }
        } catch (UnfitValueException e) {
            throw new NotStartedException(e.why());
        }
        var dashes = spec.mayStartWithDash() ? with(mayStartWithDash, spec.name()) : mayStartWithDash;
        return new Invocation(
                with(values, spec.name(), text),
                given instanceof List ? with(lists, spec.name(), items) : lists,
                with(variables, variable(spec.name()), text),
                dashes);
    }

    /** A copy with one more value for a place, and for a variable unless {@code variable} is empty. */
    Invocation and(String place, String variable, String value) {
        return new Invocation(
                with(values, place, value),
                lists,
                variable.isEmpty() ? variables : with(variables, variable, value),
                mayStartWithDash);
    }

    /** A copy with one more list, for a place that takes each of its items. */
    Invocation andEach(String place, List<String> items) {
        return new Invocation(
                with(values, place, String.join(",", items)), with(lists, place, items), variables, mayStartWithDash);
    }

    Invocation in(Segment segment) throws NotStartedException {
        var invocation = this;
        for (var entry : segment.values().entrySet()) {
            if (!WORD.matcher(entry.getValue()).matches()) {
                throw new NotStartedException("`" + entry.getValue() + "` is not a plain word: a " + entry.getKey()
                        + " passed to programs may have letters, digits, _, ., : and - only");
            }
            invocation = invocation.and("segment." + entry.getKey(), variableOf(entry.getKey()), entry.getValue());
        }
        return invocation;
    }

    /** The variables that describe a segment. */
    static Map<String, String> variables(Segment segment) {
        var variables = new LinkedHashMap<String, String>();
        segment.values().forEach((dimension, value) -> variables.put(variableOf(dimension), value));
        return variables;
    }

    private static String variableOf(String dimension) {
        return "CUTOVER_SEGMENT_" + upper(dimension);
    }

    Invocation under(CallContext context) {
        return and("cutover.key", KEY, context.idempotencyKey())
                .and("cutover.correlation", "CUTOVER_CORRELATION", context.correlation())
                .and("cutover.fence", "CUTOVER_FENCE", Long.toString(context.fence()))
                .and("cutover.deadline", "CUTOVER_DEADLINE", context.deadline().toString());
    }

    /**
     * The arguments with all places filled.
     *
     * @throws NotStartedException if a value is missing, or would turn its argument into an option
     */
    List<String> fill(List<PlaceTemplate> argv) throws NotStartedException {
        var filled = new ArrayList<String>();
        for (PlaceTemplate argument : argv) {
            for (var place : argument.places().toList()) {
                if (!values.containsKey(place.name())) {
                    throw new NotStartedException(
                            "{" + place.name() + "} has no value: the step's segment does not name it");
                }
            }
            boolean safe = argument.beginsWithDash()
                    || filled.contains("--")
                    || argument.places().allMatch(place -> mayStartWithDash.contains(place.name()));
            for (String text : texts(argument)) {
                if (text.startsWith("-") && !safe) {
                    throw new NotStartedException("`" + text + "` begins with a dash and would be taken for an option;"
                            + " if that is intended, set may-start-with-dash: true for the parameter");
                }
                filled.add(text);
            }
        }
        return filled;
    }

    /**
     * Checks that each value is short enough for an argument and for a variable.
     *
     * @param stdin the parameter that goes to standard input and may be of any length; empty for none
     * @throws NotStartedException that names the value which is too long
     */
    void requireShort(String stdin) throws NotStartedException {
        for (var value : values.entrySet()) {
            int length = value.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (length > LONGEST && !value.getKey().equals(stdin)) {
                throw new NotStartedException("the value of `" + value.getKey() + "` has " + length
                        + " bytes, and an argument or a variable of a program can hold " + LONGEST
                        + "; let the program read it from its standard input: stdin: { parameter: " + value.getKey()
                        + " }");
            }
        }
    }

    private List<String> texts(PlaceTemplate argument) {
        if (!argument.isEach()) {
            return List.of(argument.fill(values));
        }
        String name = argument.places().findFirst().orElseThrow().name();
        return lists.getOrDefault(name, List.of(Objects.requireNonNull(values.get(name))));
    }

    /**
     * All variables but the one of a parameter that goes to standard input: its value may be too large for a variable.
     */
    Map<String, String> variablesWithout(String parameter) {
        var fewer = new LinkedHashMap<>(variables);
        fewer.remove(variable(parameter));
        return fewer;
    }

    private static String variable(String parameter) {
        return "CUTOVER_WITH_" + upper(parameter);
    }

    private static String upper(String name) {
        return NO_LETTER.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static Set<String> with(Set<String> set, String item) {
        var more = new LinkedHashSet<>(set);
        more.add(item);
        return more;
    }
}
