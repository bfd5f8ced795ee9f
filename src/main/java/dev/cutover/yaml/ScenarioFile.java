package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.rehearsal.AnswerCheck;
import dev.cutover.yaml.rehearsal.RunbookNames;
import dev.cutover.yaml.rehearsal.ScenarioCheck;
import dev.cutover.yaml.rehearsal.ScenarioReader;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Tree;
import java.util.Map;

/** Reads rehearsals in two passes: first which runbook is rehearsed, then, with that runbook, the rest. */
public final class ScenarioFile {
    private ScenarioFile() {}

    /**
     * Reads which runbook is rehearsed, in which environment, and how.
     *
     * @param file its name in messages
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} if that is unknown
     */
    public static Scenario.Setting setting(String file, byte[] bytes) {
        var problems = new Problems();
        var setting = ScenarioReader.SETTING.read(Tree.read(file, bytes), Reading.of(problems, DeclaredNames.NONE));
        problems.throwIfAny();
        return setting.orElseThrow();
    }

    /**
     * The whole rehearsal.
     *
     * @param file its name in messages
     * @param runbook the one that its setting names
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} and all problems
     */
    public static Parsed<Scenario> read(String file, byte[] bytes, Runbook runbook) {
        var problems = new Problems();
        Node root = Tree.read(file, bytes);
        var positions = new Positions(root, Map.of());
        var scenario = ScenarioReader.SCENARIO.read(root, Reading.of(problems, RunbookNames.of(runbook)));
        if (root instanceof Mapping mapping) {
            mapping.get("answers").ifPresent(answers -> AnswerCheck.check(answers, runbook, problems));
        }
        scenario.ifPresent(read -> ScenarioCheck.check(read, runbook, positions, problems));
        problems.throwIfAny();
        return new Parsed<>(scenario.orElseThrow(), positions);
    }
}
