package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Secrets from a list of sources; the first source that has a secret wins. Each secret is looked up once, so that it
 * stays the same throughout a run. Thread-safe.
 *
 * <p>Mask whole contents or one stream of them, never pieces: a secret that is split between two pieces is found in
 * neither. As long as no secret was filled in, masking returns its argument unchanged.
 */
public final class ReferencedSecrets implements Secrets {
    /**
     * The shortest secret that is accepted: shorter values occur by chance in other words, which would be masked too.
     */
    private static final int SHORTEST = 6;

    /** Arguments have placeholders of their own, and never a secret. */
    private static final Pattern ARGUMENT = Pattern.compile("(.*\\.)?argv\\[\\d+]");

    private final List<SecretSource> sources;
    private final Object lookUp = new Object();

    /** Guarded by {@code lookUp}. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private volatile Mask mask = Mask.NOTHING;

    public ReferencedSecrets(List<SecretSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Fills in all references; the exception lists all secrets that cannot be found.
     *
     * @throws ProblemException also if a secret is shorter than six characters, or is part of its own marker
     */
    @Override
    public Map<String, Object> fill(Map<String, Object> settings) {
        var problems = new ArrayList<Problem>();
        var filled = new LinkedHashMap<String, Object>();
        synchronized (lookUp) {
            int known = values.size();
            settings.forEach((key, value) -> filled.put(key, fillValue(key, value, problems)));
            if (values.size() > known) {
                mask = Mask.of(values);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
        return filled;
    }

    @Override
    public String mask(String text) {
        return mask.text(text);
    }

    @Override
    public byte[] mask(byte[] content) {
        return mask.bytes(content);
    }

    @Override
    public InputStream mask(InputStream content) {
        return mask.stream(content);
    }

    private Object fillValue(String where, Object value, List<Problem> problems) {
        if (value instanceof String text) {
            if (ARGUMENT.matcher(where).matches() && !text.contains("${secret:")) {
                return text;
            }
            return SecretReference.replace(text, name -> valueOf(name, where, problems));
        }
        if (value instanceof List<?> list) {
            var filled = new ArrayList<Object>();
            for (Object item : list) {
                filled.add(fillValue(where + "[" + filled.size() + "]", item, problems));
            }
            return filled;
        }
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<Object, Object>();
            map.forEach((key, item) -> filled.put(key, fillValue(where + "." + key, item, problems)));
            return filled;
        }
        return value;
    }

    private String valueOf(String name, String where, List<Problem> problems) {
        if (!SecretReference.isName(name)) {
            problems.add(Problem.of(
                    "`${secret:" + name + "}` in `" + where + "` names no secret",
                    "a name has letters, digits, _, - and ., and begins with a letter: ${secret:DB_PASSWORD}"));
            return "";
        }
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        try {
            String found = search(name, where);
            values.put(name, found);
            return found;
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

    /** A message of a source may contain the value of another secret. */
    private Problem masked(Problem problem) {
        var known = Mask.of(values);
        return new Problem(
                known.text(problem.message()), problem.location(), known.text(problem.hint()), problem.confidential());
    }

    private String search(String name, String where) {
        for (SecretSource source : sources) {
            Optional<String> found = source.find(name);
            if (found.isPresent()) {
                return checked(name, found.get());
            }
        }
        throw new ProblemException(
                ExitCode.INVALID,
                "the secret " + name + ", which `" + where + "` needs, cannot be found",
                sources.stream()
                        .map(source -> source.advice(name))
                        .filter(advice -> !advice.isEmpty())
                        .collect(Collectors.joining("; or ")));
    }

    private static String checked(String name, String value) {
        String core = value.strip();
        if (core.length() < SHORTEST) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the secret " + name + " is shorter than " + SHORTEST
                            + " characters: masking it would also mask other words",
                    "set a longer one in the system");
        }
        if (SecretSpan.marker(name).contains(core)) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the value of the secret " + name + " is part of the marker that would replace it",
                    "set another value in the system, or rename the secret");
        }
        return value;
    }
}
