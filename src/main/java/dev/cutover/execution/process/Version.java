package dev.cutover.execution.process;

import java.util.List;

/** The version that the jar was built with. Stateless and thread-safe. */
public final class Version {
    private Version() {}

    public static String text() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    /** The tool's name and version. */
    public static String line() {
        return "cutover " + text();
    }

    /** Whether the arguments ask only for the version, which needs no command line parser. */
    public static boolean isAskedBy(String... args) {
        return args.length == 1 && List.of("--version", "-V").contains(args[0]);
    }
}
