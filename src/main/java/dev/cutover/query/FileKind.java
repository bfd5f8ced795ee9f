package dev.cutover.query;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import dev.cutover.yaml.tree.Tree;
import java.util.List;

/** The kind of a file, recognised by its keys. */
public enum FileKind {
    RUNBOOK,
    STEPS,
    ENVIRONMENT,
    ANSWERS,
    REHEARSAL;

    /**
     * Recognises the kind of a file.
     *
     * @throws ProblemException if it is not YAML in the accepted subset, or of none of the kinds
     */
    public static FileKind of(String file, byte[] bytes) {
        return of(Tree.read(file, bytes));
    }

    /**
     * Recognises the kind of a file by its content.
     *
     * @throws ProblemException if it is of none of the kinds
     */
    public static FileKind of(Node root) {
        if (root instanceof Sequence) {
            return ANSWERS;
        }
        if (root instanceof Mapping mapping) {
            // A rehearsal has the keys runbook and environment as well, so it is checked first.
            if (mapping.entry("rehearsal").isPresent()) {
                return REHEARSAL;
            } else if (mapping.entry("steps-of").isPresent()) {
                return STEPS;
            } else if (mapping.entry("cutover").isPresent()
                    || mapping.entry("runbook").isPresent()) {
                return RUNBOOK;
            } else if (mapping.entry("answers").isPresent()) {
                return ANSWERS;
            } else if (mapping.entry("environment").isPresent()) {
                return ENVIRONMENT;
            }
        }
        throw new ProblemException(
                ExitCode.INVALID,
                List.of(Problem.at(
                        root.at(),
                        "this is not a runbook, file of steps, environment, rehearsal or answers file",
                        "a runbook begins with `cutover: 1`, steps to include with `steps-of:`, an environment"
                                + " with `environment:`, a rehearsal with"
                                + " `rehearsal:`, answers with `answers:`")));
    }
}
