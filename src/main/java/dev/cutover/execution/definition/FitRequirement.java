package dev.cutover.execution.definition;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.EnvironmentFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that an environment fits a runbook. Stateless and thread-safe. */
public final class FitRequirement {
    private static final Pattern ENVIRONMENT = Pattern.compile("(?m)^environment:");
    private static final int MOST_BYTES = 1 << 20;

    private FitRequirement() {}

    /**
     * Returns only if they fit. If no environment was named, the error lists those beside the runbook.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if they do not
     */
    public static void require(RunDefinition runDefinition, ConnectorCatalog catalog) {
        var environment = runDefinition.environment().value();
        var problems = new ArrayList<>(EnvironmentFit.problems(
                runDefinition.runbook(), runDefinition.environment(), new CatalogConnectors(catalog, environment)));
        if (problems.isEmpty()) {
            return;
        }
        if (runDefinition.pinned().environmentFile().equals(RunDefinitionLoader.EMBEDDED)) {
            var others = Optional.ofNullable(
                            Path.of(runDefinition.pinned().runbookFile()).getParent())
                    .map(FitRequirement::environments)
                    .orElse(List.of());
            problems.add(Problem.of(
                    "no environment was named, so the embedded sandbox was used",
                    others.isEmpty()
                            ? "name one with --env"
                            : "beside the runbook: " + String.join(", ", others) + "; name one with --env"));
        }
        throw new ProblemException(ExitCode.INVALID, problems);
    }

    /** The names by which {@code --env} knows the files beside a runbook. */
    private static List<String> environments(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(FitRequirement::isEnvironment)
                    .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            System.getLogger(FitRequirement.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot list " + folder + ": " + FileTrouble.words(e));
            return List.of();
        }
    }

    private static boolean isEnvironment(Path file) {
        try {
            return Files.size(file) < MOST_BYTES
                    && ENVIRONMENT.matcher(Files.readString(file)).find();
        } catch (IOException notReadable) {
            return false;
        }
    }
}
