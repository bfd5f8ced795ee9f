package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Fills in the references of some settings, and gathers all that is wrong with them. Used once, by one thread. */
final class FilledSettings {
    /** Arguments have placeholders of their own, and never a secret. */
    private static final Pattern ARGUMENT = Pattern.compile("(.*\\.)?argv\\[\\d+]");

    private final List<Problem> problems = new ArrayList<>();
    private final Values values;
    private final UnaryOperator<String> mask;

    private FilledSettings(Values values, UnaryOperator<String> mask) {
        this.values = values;
        this.mask = mask;
    }

    /** Finds the value of a secret. */
    @FunctionalInterface
    interface Values {
        /**
         * The value of a secret.
         *
         * @param where the setting that needs it, for messages
         */
        String of(String name, String where);
    }

    /**
     * The settings with every reference, at any depth, replaced by its value.
     *
     * @param mask replaces known secrets in the messages of {@code values}
     * @throws ProblemException with all secrets that cannot be found
     */
    static Map<String, Object> of(Map<String, Object> settings, Values values, UnaryOperator<String> mask) {
        var filling = new FilledSettings(values, mask);
        var filled = new LinkedHashMap<String, Object>();
        settings.forEach((key, value) -> filled.put(key, filling.filled(key, value)));
        if (!filling.problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, filling.problems);
        }
        return filled;
    }

    private Object filled(String where, Object value) {
        if (value instanceof String text) {
            if (ARGUMENT.matcher(where).matches() && !text.contains("${secret:")) {
                return text;
            }
            return SecretReference.replace(text, name -> valueOf(name, where));
        }
        if (value instanceof List<?> list) {
            var filled = new ArrayList<Object>();
            for (Object item : list) {
                filled.add(filled(where + "[" + filled.size() + "]", item));
            }
            return filled;
        }
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<Object, Object>();
            map.forEach((key, item) -> filled.put(key, filled(where + "." + key, item)));
            return filled;
        }
        return value;
    }

    private String valueOf(String name, String where) {
        if (!SecretReference.isName(name)) {
            problems.add(Problem.of(
                    "`${secret:" + name + "}` in `" + where + "` names no secret",
                    "a name has letters, digits, _, - and ., and begins with a letter: ${secret:DB_PASSWORD}"));
            return "";
        }
        try {
            return values.of(name, where);
        } catch (ProblemException e) {
            if (e.exitCode() != ExitCode.INVALID) {
                throw e;
            }
            e.problems().stream()
                    .map(this::masked)
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
            return "";
        }
    }

    private Problem masked(Problem problem) {
        return new Problem(
                mask.apply(problem.message()), problem.location(), mask.apply(problem.hint()), problem.confidential());
    }
}
