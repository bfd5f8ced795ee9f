package dev.cutover.execution.definition;

import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rehearsals in the folder beside a runbook. Stateless and thread-safe. */
public final class RehearsalsBeside {
    private static final String FOLDER = "rehearsals";

    /** More files than this are not opened: it is about whether there is one. */
    private static final int MOST = 200;

    private RehearsalsBeside() {}

    /** Whether one of a runbook's rehearsals rolls back: because somebody asks for it, or because that is expected. */
    public static boolean rollBack(Path runbook) {
        var file = runbook.toAbsolutePath().normalize();
        return scenarios(file.resolveSibling(FOLDER)).stream().anyMatch(scenario -> rollsBack(scenario, file));
    }

    private static List<Path> scenarios(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** A scenario that cannot be read rehearses nothing; `validate` says why when it is given. */
    private static boolean rollsBack(Path scenario, Path runbook) {
        try {
            return Tree.read(scenario.toString(), RunDefinitionLoader.bytes(scenario, scenario.toString()))
                            instanceof Mapping mapping
                    && isOf(mapping, scenario, runbook)
                    && (mapping.get("rollback").isPresent() || expectsIt(mapping));
        } catch (ProblemException unreadable) {
            return false;
        }
    }

    private static boolean isOf(Mapping scenario, Path file, Path runbook) {
        try {
            return text(scenario, "runbook")
                    .map(named -> file.resolveSibling(named).normalize().equals(runbook))
                    .orElse(false);
        } catch (InvalidPathException nowhere) {
            return false;
        }
    }

    private static boolean expectsIt(Mapping scenario) {
        return scenario.get("expect")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .map(expect -> expect.get("restore").isPresent()
                        || text(expect, "outcome").filter("rolled-back"::equals).isPresent())
                .orElse(false);
    }

    private static Optional<String> text(Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .map(Scalar::text);
    }
}
