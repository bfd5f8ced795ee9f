package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.rehearsal.AnswerCheck;
import dev.cutover.yaml.rehearsal.AnswerReader;
import dev.cutover.yaml.rehearsal.RunbookNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Tree;
import java.util.List;
import java.util.Map;

/** Reads files of scripted answers. */
public final class AnswersFile {
    private AnswersFile() {}

    /**
     * Reads answers to a runbook's questions.
     *
     * @param file its name in messages
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} and all problems
     */
    public static Parsed<List<ScriptedAnswer>> read(String file, byte[] bytes, Runbook runbook) {
        var problems = new Problems();
        Node root = Tree.read(file, bytes);
        var answers = AnswerReader.FILE.read(root, Reading.of(problems, RunbookNames.of(runbook)));
        Node list = root instanceof Mapping mapping ? mapping.get("answers").orElse(root) : root;
        AnswerCheck.check(list, runbook, problems);
        problems.throwIfAny();
        return new Parsed<>(answers.orElseThrow(), new Positions(list, Map.of()));
    }
}
