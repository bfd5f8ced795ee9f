package dev.cutover.spi.operation;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation as the environment file declares it. Immutable.
 *
 * @param matches the form of its values; empty if any will do
 * @param preset the value where a call gives none; empty if there is none
 */
public record DeclaredParameter(
        String name, boolean required, String description, Optional<Pattern> matches, String preset) {
    /** The keys that each parameter may have. */
    public static final List<String> KEYS = List.of("required", "description", "matches", "default");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** The map {@code parameters} of an operation, in the order of the file. */
    public static Map<String, DeclaredParameter> readAll(SettingsReader operation) {
        return readAll(operation, (declared, settings) -> declared);
    }

    /**
     * The same of parameters that have keys besides {@link #KEYS}.
     *
     * @param more makes something of a parameter and its settings
     */
    public static <P> Map<String, P> readAll(
            SettingsReader operation, BiFunction<DeclaredParameter, SettingsReader, P> more) {
        var all = new LinkedHashMap<String, P>();
        operation
                .table("parameters")
                .ifPresent(parameters -> parameters.tables().forEach((name, settings) -> {
                    if (!NAME.matcher(name).matches()) {
                        parameters.wrong(name, "is not a parameter name: use letters, digits, - and _");
                    }
                    all.put(name, more.apply(read(name, settings.knows(KEYS)), settings));
                }));
        return all;
    }

    private static DeclaredParameter read(String name, SettingsReader settings) {
        boolean required = settings.flag("required").orElse(false);
        if (required && settings.has("default")) {
            settings.wrong("default", "is never used: the parameter is required");
        }
        return new DeclaredParameter(
                name,
                required,
                settings.text("description").orElse(""),
                settings.pattern("matches"),
                settings.text("default").orElse(""));
    }

    /** As it is shown, and as calls are validated against it. */
    public Parameter described() {
        String form = matches.map(pattern -> "matches " + pattern.pattern()).orElse("");
        String otherwise = preset.isEmpty() ? "" : "default " + preset;
        String all = Stream.of(description, form, otherwise)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return required ? Parameter.required(name, all) : Parameter.optional(name, all);
    }

    /**
     * Checks one value of a call, or one item of a list.
     *
     * @param text null if the call gives none
     * @throws UnfitValueException if it is missing, has another form, or refers to a secret
     */
    public void check(@Nullable String text) throws UnfitValueException {
        if (text == null) {
            if (required) {
                throw new UnfitValueException("it needs the parameter `" + name + "`");
            }
            return;
        }
        if (matches.filter(form -> !form.matcher(text).matches()).isPresent()) {
            throw new UnfitValueException("`" + text + "` is not a value for `" + name + "`: it must match "
                    + matches.map(Pattern::pattern).orElse(""));
        }
        if (text.contains("${secret:")) {
            throw new UnfitValueException(
                    "`" + name + "` holds a reference to a secret, which only the environment file may");
        }
    }
}
