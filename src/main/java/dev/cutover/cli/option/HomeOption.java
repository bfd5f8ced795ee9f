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

    private Home find(ProcessEnvironment processEnvironment) {
        return Optional.ofNullable(home)
                .map(given -> new Home(processEnvironment.path(given), processEnvironment.disk()))
                .orElseGet(() -> Home.of(
                        processEnvironment.environment(),
                        processEnvironment.workingDirectory(),
                        processEnvironment.disk()));
    }
}
