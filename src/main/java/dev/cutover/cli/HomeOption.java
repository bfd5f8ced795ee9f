package dev.cutover.cli;

import dev.cutover.cli.log.LogFile;
import dev.cutover.journal.Home;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where runs are kept; by default CUTOVER_HOME, or .cutover in the working directory.")
    private @Nullable String home;

    Home of(Surroundings surroundings) {
        var found = find(surroundings);
        // For libraries, which log without knowing any command line.
        System.setProperty(LogFile.HOME, found.root().toString());
        return found;
    }

    private Home find(Surroundings surroundings) {
        return Optional.ofNullable(home)
                .map(given -> new Home(surroundings.path(given), surroundings.disk()))
                .orElseGet(() ->
                        Home.of(surroundings.environment(), surroundings.workingDirectory(), surroundings.disk()));
    }
}
