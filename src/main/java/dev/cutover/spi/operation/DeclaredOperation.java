package dev.cutover.spi.operation;

import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all operations of environment files say of themselves, whatever they call. Stateless and thread-safe. */
public final class DeclaredOperation {
    /** The keys of it. */
    public static final List<String> KEYS =
            List.of("description", "parameters", "reads", "idempotent", "undo", "read-back");

    /** What these keys and those of a parameter mean, unless a connector says it more exactly. */
    private static final Map<String, String> WORDS = Map.of(
            "description", "what it is for, in a few words",
            "parameters", "the values that a step may hand over under with, by name",
            "required", "whether a step must give it; default false",
            "matches", "a regular expression that the whole value must match",
            "default", "the value if a step gives none",
            "reads", "whether it changes nothing; default false",
            "idempotent", "whether a second call with the same key changes nothing more; default false",
            "undo", "the operation that takes it back");

    private DeclaredOperation() {}

    /**
     * What the keys of an operation mean, for editors.
     *
     * @param own what a connector says of its own keys, or of these more exactly
     */
    public static Map<String, String> words(Map<String, String> own) {
        var words = new TreeMap<>(WORDS);
        words.putAll(own);
        return Map.copyOf(words);
    }

    /**
     * Reads an operation; the settings reader collects the mistakes.
     *
     * @param hasReadBack whether its outcome can be determined later
     */
    public static Operation read(
            String name, SettingsReader settings, List<Parameter> parameters, boolean hasReadBack) {
        boolean reads = settings.flag("reads").orElse(false);
        if (reads && settings.has("undo")) {
            settings.wrong("undo", "has nothing to undo: the operation only reads");
        }
        boolean isIdempotent = settings.flag("idempotent").orElse(false);
        String description = settings.text("description").orElse("");
        return (reads ? Operation.reading(name, description) : Operation.writing(name, description))
                .withIdempotent(reads || isIdempotent)
                .withReadBack(hasReadBack)
                .withParameters(parameters)
                .withUndo(settings.text("undo").orElse(""));
    }

    /** Reports each undo that is no other operation of the same system. */
    public static void checkUndos(SettingsReader operations, Map<String, Operation> all) {
        all.values().forEach(operation -> {
            if (operation.undo().equals(operation.name())) {
                operations.wrong(operation.name(), "is undone by itself", "name the operation that undoes it");
            } else if (!operation.undo().isEmpty() && !all.containsKey(operation.undo())) {
                operations.wrong(
                        operation.name(),
                        "is undone by `" + operation.undo() + "`, which is not an operation",
                        "there are " + String.join(", ", all.keySet()));
            }
        });
    }
}
