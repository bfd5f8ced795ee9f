package dev.cutover.connector.command;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parameter of an operation.
 *
 * @param preset the default value; empty if there is none
 * @param mayStartWithDash whether a value may look like an option
 */
record ParameterSpec(
        String name,
        boolean required,
        String description,
        Optional<Pattern> matches,
        String preset,
        boolean mayStartWithDash) {
    private static final List<String> KEYS =
            List.of("required", "description", "matches", "default", "may-start-with-dash");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** The map {@code parameters} of an operation, in the order of the file. */
    static Map<String, ParameterSpec> readAll(SettingsReader operation) {
        var all = new LinkedHashMap<String, ParameterSpec>();
        operation
                .table("parameters")
                .ifPresent(parameters -> parameters.tables().forEach((name, settings) -> {
                    if (!NAME.matcher(name).matches()) {
                        parameters.wrong(name, "is not a parameter name: use letters, digits, - and _");
                    }
                    all.put(name, read(name, settings));
                }));
        return all;
    }

    private static ParameterSpec read(String name, SettingsReader settings) {
        settings.knows(KEYS);
        boolean required = settings.flag("required").orElse(false);
        if (required && settings.has("default")) {
            settings.wrong("default", "is never used: the parameter is required");
        }
        return new ParameterSpec(
                name,
                required,
                settings.text("description").orElse(""),
                settings.pattern("matches"),
                settings.text("default").orElse(""),
                settings.flag("may-start-with-dash").orElse(false));
    }

    Parameter described() {
        String form = matches.map(pattern -> "matches " + pattern.pattern()).orElse("");
        String otherwise = preset.isEmpty() ? "" : "default " + preset;
        String all = Stream.of(description, form, otherwise)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return required ? Parameter.required(name, all) : Parameter.optional(name, all);
    }
}
