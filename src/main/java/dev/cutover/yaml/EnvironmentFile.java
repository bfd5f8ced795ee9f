package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.check.SecretCheck;
import dev.cutover.yaml.environment.EnvironmentReader;
import dev.cutover.yaml.environment.EnvironmentReferences;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads environments. Whether one fits a runbook, {@link EnvironmentFit} says. */
public final class EnvironmentFile {
    private EnvironmentFile() {}

    /**
     * Reads an environment: a file's bytes, or the text that a run has pinned.
     *
     * @param file its name in messages
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} and all problems
     */
    public static Parsed<Environment> read(String file, byte[] bytes) {
        var problems = new Problems();
        Node root = Tree.read(file, bytes);
        var environment = EnvironmentReader.ENVIRONMENT.read(root, Reading.of(problems, DeclaredNames.NONE));
        EnvironmentReferences.check(root, problems);
        SecretCheck.ofEnvironment(root, problems);
        problems.throwIfAny();
        return new Parsed<>(environment.orElseThrow(), new Positions(root, Map.of()));
    }

    /** The text of an environment in which the sandbox plays all systems of the runbook, a minute in a second. */
    public static byte[] sandbox(Runbook runbook) {
        return SandboxEnvironmentText.of(runbook).getBytes(StandardCharsets.UTF_8);
    }
}
