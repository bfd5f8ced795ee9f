package dev.cutover.secret;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Secrets from a list of sources; the first source that has a secret wins. Each secret is looked up once, so that it
 * stays the same throughout a run unless it is renewed. Thread-safe.
 *
 * <p>Mask whole contents or one stream of them, never pieces: a secret that is split between two pieces is found in
 * neither. As long as no secret was filled in, masking returns its argument unchanged.
 */
public final class ReferencedSecrets implements Secrets {
    private final List<SecretSource> sources;

    /** Held while the secrets of {@link #fill} are looked up, so that each is looked up once. */
    private final Object lookUp = new Object();

    /** Never held while a source is asked, so that nobody who hides or renews a value waits for a program. */
    private final Object memory = new Object();

    /** Guarded by {@code memory}. */
    private final Map<String, String> values = new HashMap<>();

    /** Guarded by {@code memory}. All values that there have been, in the order in which they were found. */
    private final Set<MaskedValue> masked = new LinkedHashSet<>();

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
        synchronized (lookUp) {
            var found = new LinkedHashMap<String, String>();
            try {
                return FilledSettings.of(
                        settings,
                        (name, where) -> {
                            String known = known(name);
                            return known != null
                                    ? known
                                    : found.computeIfAbsent(
                                            name, missing -> search(missing, where, SecretSource::find));
                        },
                        text -> masked(text, found));
            } finally {
                remember(found);
            }
        }
    }

    @Override
    public Map<String, Object> fillAnew(Map<String, Object> settings) {
        var found = new LinkedHashMap<String, String>();
        var filled = FilledSettings.of(
                settings,
                (name, where) -> found.computeIfAbsent(name, missing -> search(missing, where, SecretSource::findAnew)),
                text -> masked(text, found));
        remember(found);
        return filled;
    }

    @Override
    public void hide(String name, String value) {
        var hidden = new MaskedValue(name, value);
        if (hidden.isMaskable()) {
            synchronized (memory) {
                mask(List.of(hidden));
            }
        }
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

    private @Nullable String known(String name) {
        synchronized (memory) {
            return values.get(name);
        }
    }

    private void remember(Map<String, String> found) {
        synchronized (memory) {
            values.putAll(found);
            mask(found.entrySet().stream()
                    .map(entry -> new MaskedValue(entry.getKey(), entry.getValue()))
                    .toList());
        }
    }

    /** Called with {@code memory} held. Building a mask takes time, so it is built only for a value that is new. */
    private void mask(List<MaskedValue> more) {
        if (masked.addAll(more)) {
            mask = Mask.of(masked);
        }
    }

    /** A message of a source may contain the value of another secret, also of one that was found just now. */
    private String masked(String text, Map<String, String> found) {
        return Mask.of(found.entrySet().stream()
                        .map(entry -> new MaskedValue(entry.getKey(), entry.getValue()))
                        .toList())
                .text(mask.text(text));
    }

    private String search(String name, String where, Asked asked) {
        for (SecretSource source : sources) {
            Optional<String> found = asked.of(source, name);
            if (found.isPresent()) {
                return checked(new MaskedValue(name, found.get()));
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

    /** How a source is asked. */
    @FunctionalInterface
    private interface Asked {
        Optional<String> of(SecretSource source, String name);
    }

    private static String checked(MaskedValue found) {
        if (found.isTooShort()) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the secret " + found.name() + " is shorter than " + MaskedValue.SHORTEST
                            + " characters: masking it would also mask other words",
                    "set a longer one in the system");
        }
        if (found.isInItsMarker()) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the value of the secret " + found.name() + " is part of the marker that would replace it",
                    "set another value in the system, or rename the secret");
        }
        return found.value();
    }
}
