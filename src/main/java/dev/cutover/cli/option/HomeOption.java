package dev.cutover.cli.option;

import dev.cutover.cli.log.LogFile;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are kept. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Where runs are kept: .cutover in the working directory, unless CUTOVER_HOME names another place.")
    private @Nullable String home;

    public Home of(ProcessEnvironment processEnvironment) {
        var found = find(processEnvironment);
        // For libraries, which log without knowing any command line.
        System.setProperty(LogFile.HOME, found.root().toString());
        return found;
    }

    /** The option that leads another command to a home; empty if it would find that one by itself. */
    public static String leadingTo(Home home, ProcessEnvironment processEnvironment) {
        return usual(processEnvironment).root().equals(home.root()) ? "" : " --home \"" + home.root() + '"';
    }

    private static Home usual(ProcessEnvironment processEnvironment) {
        return Home.of(
                processEnvironment.environment(), processEnvironment.workingDirectory(), processEnvironment.disk());
    }

    private Home find(ProcessEnvironment processEnvironment) {
        return Optional.ofNullable(home)
                .map(given -> new Home(processEnvironment.path(given), processEnvironment.disk()))
                .orElseGet(() -> usual(processEnvironment));
    }
}
