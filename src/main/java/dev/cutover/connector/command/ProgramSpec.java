package dev.cutover.connector.command;

import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program as the environment file describes it.
 *
 * @param argv the program, then its arguments
 * @param env its own variables
 * @param timeout how long it may run, in wall-clock time; if empty, until the step's timeout
 * @param parameters its parameters, by name
 */
record ProgramSpec(
        List<PlaceTemplate> argv,
        Map<String, String> env,
        Stdin stdin,
        Optional<Duration> timeout,
        Map<String, ParameterSpec> parameters) {
    /** The keys that every program may have. */
    static final List<String> KEYS = List.of("argv", "env", "stdin", "timeout");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * The standard input of a program.
     *
     * @param text fixed text
     * @param parameter the parameter whose value is used instead; empty for none
     */
    record Stdin(String text, String parameter) {
        static final Stdin NONE = new Stdin("", "");
    }

    /**
     * Reads a program.
     *
     * @param parameters the parameters of its operation
     * @param places other names that its arguments may use, besides those that begin with {@code segment.}
     */
    static ProgramSpec read(SettingsReader settings, Map<String, ParameterSpec> parameters, Set<String> places) {
        return new ProgramSpec(
                new ArgvReader(settings, parameters, places).read(),
                readEnv(settings),
                readStdin(settings, parameters.keySet()),
                settings.positiveDuration("timeout"),
                parameters);
    }

    /** The map {@code env} of a system or of one of its operations. */
    static Map<String, String> readEnv(SettingsReader settings) {
        var env = settings.textsByName("env").orElse(Map.of());
        env.keySet().forEach(name -> {
            if (!VARIABLE.matcher(name).matches()) {
                settings.wrong("env." + name, "is not a variable name: use letters, digits and _");
            } else if (name.startsWith("CUTOVER_")) {
                settings.wrong("env." + name, "is set by Cutover itself");
            }
        });
        return env;
    }

    private static Stdin readStdin(SettingsReader settings, Set<String> parameters) {
        if (!settings.isTable("stdin")) {
            return new Stdin(settings.text("stdin").orElse(""), "");
        }
        String name = settings.table("stdin")
                .flatMap(table -> table.text("parameter"))
                .orElse("");
        if (!parameters.contains(name)) {
            settings.wrong("stdin", "names `" + name + "`, which is not a parameter of the operation");
            return Stdin.NONE;
        }
        return new Stdin("", name);
    }
}
