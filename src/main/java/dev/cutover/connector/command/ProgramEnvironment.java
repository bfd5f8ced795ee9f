package dev.cutover.connector.command;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that all programs of one system share.
 *
 * @param folder the working folder as it is in the file; empty for the environment file's folder
 * @param env variables for all programs
 * @param pass names of the variables that programs inherit besides the usual ones
 * @param grace the time between TERM and KILL
 */
record ProgramEnvironment(String folder, Map<String, String> env, List<String> pass, Duration grace) {
    static final List<String> KEYS = List.of("cwd", "env", "pass", "grace");
    static final List<Parameter> DESCRIBED = List.of(
            Parameter.optional("cwd", "working folder of all programs; default the environment file's folder"),
            Parameter.optional("env", "variables for all programs; may hold ${secret:NAME}"),
            Parameter.optional("pass", "names of variables that programs inherit, such as SSH_AUTH_SOCK"),
            Parameter.optional("grace", "time between TERM and KILL; default 5s"));

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TZ");

    static ProgramEnvironment read(SettingsReader with) {
        return new ProgramEnvironment(
                with.text("cwd").orElse(""),
                ProgramSpec.readEnv(with),
                with.texts("pass").orElse(List.of()),
                with.duration("grace").orElse(Duration.ofSeconds(5)));
    }

    Path folder(Path base) {
        return base.resolve(folder).normalize();
    }

    /** A program's whole environment: inherited variables, the system's, its own, and the call's; later ones win. */
    Map<String, String> environment(Map<String, String> inherited, Map<String, String> own, Map<String, String> call) {
        var environment = new LinkedHashMap<String, String>();
        for (List<String> names : List.of(INHERITED, pass)) {
            for (String name : names) {
                String value = inherited.get(name);
                if (value != null) {
                    environment.put(name, value);
                }
            }
        }
        environment.putAll(env);
        environment.putAll(own);
        environment.putAll(call);
        return environment;
    }
}
