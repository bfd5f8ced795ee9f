package dev.cutover.yaml;

import dev.cutover.model.Runbook;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.check.RunbookChecks;
import dev.cutover.yaml.include.Expansion;
import dev.cutover.yaml.include.Parts;
import dev.cutover.yaml.runbook.NameScan;
import dev.cutover.yaml.runbook.RunbookReader;
import dev.cutover.yaml.runbook.param.ParamValues;
import dev.cutover.yaml.runbook.param.Parameters;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads runbooks. */
public final class RunbookFile {
    private final Parts parts;
    private final BiFunction<Problems, DeclaredNames, Reading> reading;
    private final Checks checks;

    private RunbookFile(Parts parts, BiFunction<Problems, DeclaredNames, Reading> reading, Checks checks) {
        this.parts = parts;
        this.reading = reading;
        this.checks = checks;
    }

    /**
     * Reads and checks a runbook: a file's bytes, or the text that a run has pinned.
     *
     * @param file its name in messages
     * @param params values of the parameters that it declares
     * @param parts gives access to the files that it includes
     * @throws ProblemException with {@link dev.cutover.problem.ExitCode#INVALID} and all problems, in the order of the
     *     file
     */
    public static Parsed<Runbook> read(String file, byte[] bytes, Map<String, String> params, Parts parts) {
        return read(file, Tree.read(file, bytes), params, parts);
    }

    /** The same for a runbook that was parsed before. */
    public static Parsed<Runbook> read(String file, Node tree, Map<String, String> params, Parts parts) {
        return new RunbookFile(parts, Reading::of, RunbookChecks::check).read(file, tree, params);
    }

    /**
     * Reads the runbook that a run has pinned. Its checks passed when the run began and are not repeated: a rule that a
     * later version adds must not keep a run from being shown, resumed or rolled back.
     *
     * @throws ProblemException as {@link #read(String, byte[], Map, Parts)}, for what cannot be read at all
     */
    public static Parsed<Runbook> pinned(String file, byte[] bytes, Map<String, String> params, Parts parts) {
        return new RunbookFile(parts, Reading::ofPinned, (root, scan, runbook, problems) -> {})
                .read(file, Tree.pinned(file, bytes), params);
    }

    /** Checks a runbook that is well-formed for contradictions. */
    @FunctionalInterface
    private interface Checks {
        void check(Node root, NameScan scan, Optional<Runbook> runbook, Problems problems);
    }

    private Parsed<Runbook> read(String file, Node tree, Map<String, String> params) {
        var problems = new Problems();
        var values = ParamValues.ofOptions(tree, params);
        Node filled = Parameters.fill(tree, values, reading.apply(problems, DeclaredNames.NONE));
        Node root = expanded(file, filled, problems);
        var scan = new NameScan(root);
        Optional<Runbook> runbook = RunbookReader.RUNBOOK.read(root, reading.apply(problems, scan.names()));
        checks.check(root, scan, runbook, problems);
        problems.throwIfAny();
        return new Parsed<>(runbook.orElseThrow(), scan.positions());
    }

    /** Stops at a failed include: its missing steps would cause misleading problems everywhere else. */
    private Node expanded(String file, Node root, Problems problems) {
        var ofIncludes = new Problems();
        Node expanded = Expansion.of(file, root, parts, new Expansion.Told(ofIncludes, problems));
        if (!ofIncludes.isEmpty()) {
            problems.addAll(ofIncludes);
            problems.throwIfAny();
        }
        return expanded;
    }
}
