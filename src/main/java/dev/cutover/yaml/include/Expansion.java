package dev.cutover.yaml.include;

import dev.cutover.problem.Location;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.Parts.Refused;
import dev.cutover.yaml.runbook.param.ParamValues;
import dev.cutover.yaml.runbook.param.Parameters;
import dev.cutover.yaml.runbook.step.IncludeReader;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Sequence;
import dev.cutover.yaml.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces each include of a runbook by the steps of the included file, before anything else is read. The rest of the
 * reader sees one file, whose nodes keep their places in the original files. Used once. Not thread-safe.
 */
public final class Expansion {
    static final int DEEPEST = 5;
    static final int MOST_INCLUDES = 200;
    /** The limit of included bytes, counted at each inclusion since each one grows the tree. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final String STEPS = "steps";

    private final String runbook;
    private final Parts parts;
    private final Problems problems;
    private final Problems ofValues;
    private int includes;
    private int bytes;

    private Expansion(String runbook, Parts parts, Told told) {
        this.runbook = runbook;
        this.parts = parts;
        this.problems = told.problems();
        this.ofValues = told.ofValues();
    }

    /**
     * Where problems are reported.
     *
     * @param problems problems that leave steps missing, so that the rest cannot be checked
     * @param ofValues problems with the values of parameters; the steps are there nevertheless
     */
    public record Told(Problems problems, Problems ofValues) {}

    /**
     * The runbook with all its includes expanded.
     *
     * @param runbook what to call its file in messages; what it includes is called by its path beside it
     * @param root with its parameters filled in
     */
    public static Node of(String runbook, Node root, Parts parts, Told told) {
        return root instanceof Mapping mapping && IncludeReader.isAnyIn(mapping)
                ? new Expansion(runbook, parts, told).whole(mapping)
                : root;
    }

    private Node whole(Mapping root) {
        var includeLevel = new IncludeLevel(List.of());
        var steps = new ArrayList<Node>();
        Mapping woven = eachList(root, includeLevel, items -> {
            var list = weave(items, includeLevel);
            steps.addAll(list);
            return list;
        });
        includeLevel.check(steps, problems);
        return eachList(
                woven,
                includeLevel,
                items -> items.stream()
                        .map(step -> includeLevel.resolved(step, problems))
                        .toList());
    }

    /** Expands the includes of a list of steps. */
    private interface Change {
        List<Node> of(List<Node> items);
    }

    /** The lists of steps of the phases, which follow each other, and that of the rollback, which follows nothing. */
    private static Mapping eachList(Mapping root, IncludeLevel includeLevel, Change change) {
        includeLevel.begin();
        Mapping phases = NodeRewriting.changed(
                root,
                "phases",
                list -> list instanceof Sequence sequence
                        ? new Sequence(
                                list.at(),
                                sequence.items().stream()
                                        .map(phase -> steps(phase, change))
                                        .toList())
                        : list);
        includeLevel.begin();
        return NodeRewriting.changed(phases, "rollback", rollback -> steps(rollback, change));
    }

    private static Node steps(Node holder, Change change) {
        return holder instanceof Mapping mapping
                ? NodeRewriting.changed(
                        mapping,
                        STEPS,
                        list -> list instanceof Sequence sequence
                                ? new Sequence(list.at(), change.of(sequence.items()))
                                : list)
                : holder;
    }

    private List<Node> weave(List<Node> items, IncludeLevel includeLevel) {
        var woven = new ArrayList<Node>();
        for (Node item : items) {
            if (item instanceof Mapping step && step.entry(IncludeReader.WORD).isPresent()) {
                include(step, includeLevel).ifPresent(woven::addAll);
            } else {
                woven.add(includeLevel.follow(item));
            }
        }
        return woven;
    }

    private Optional<List<Node>> include(Mapping step, IncludeLevel includeLevel) {
        var include = IncludeReader.INCLUDE.read(step, Reading.of(problems, DeclaredNames.NONE));
        return include.flatMap(read -> block(step, read, includeLevel)
                .map(stepBlock -> includeLevel.follow(step, read.id(), StepRenaming.of(read.id(), stepBlock))));
    }

    private Optional<StepBlock> block(Mapping step, IncludeReader.Include include, IncludeLevel includeLevel) {
        Location at = step.get(IncludeReader.WORD).orElseThrow().at();
        try {
            String path = PartPath.normal(include.path());
            var chain = new ArrayList<>(includeLevel.path());
            chain.add(path);
            check(path, includeLevel.path());
            byte[] text = parts.bytes(path);
            count(text.length);
            return block(path, text, step, include).map(part -> finished(part, new IncludeLevel(List.copyOf(chain))));
        } catch (Refused refused) {
            problems.at(at, QuotedText.name(include.path()) + " cannot be included: " + refused.why(), refused.hint());
            return Optional.empty();
        }
    }

    private void check(String path, List<String> above) throws Refused {
        if (above.contains(path)) {
            String circle = String.join(" -> ", above.subList(above.indexOf(path), above.size()));
            throw new Refused("files include each other in a circle: " + circle + " -> " + path, "");
        }
        if (above.size() == DEEPEST) {
            throw new Refused("this is more than " + DEEPEST + " files within each other, the limit", "");
        }
        if (includes == MOST_INCLUDES) {
            throw new Refused("this is more than " + MOST_INCLUDES + " includes, the limit", "split the runbook");
        }
        includes++;
    }

    private void count(int length) throws Refused {
        bytes += length;
        if (bytes > MOST_BYTES) {
            throw new Refused(
                    "what is included comes to more than " + MOST_BYTES + " bytes, the limit", "split the runbook");
        }
    }

    /** The file as a tree with its parameters filled in; empty if it has no steps, which is then reported. */
    private Optional<Mapping> block(String path, byte[] text, Mapping step, IncludeReader.Include include)
            throws Refused {
        String file = Path.of(runbook).resolveSibling(path).toString();
        var from = new Relocation(step.at());
        try {
            Node tree = from.of(parts.isPinned() ? Tree.pinned(file, text) : Tree.read(file, text));
            checkKind(tree);
            var values = ParamValues.ofInclude(path, step, include.with());
            Node root = Parameters.fill(tree, values, reading(ofValues));
            boolean whole = IncludeReader.PART.read(root, reading(problems)).isPresent();
            return whole ? Optional.of((Mapping) root) : Optional.empty();
        } catch (ProblemException broken) {
            broken.problems()
                    .forEach(problem -> problems.at(
                            from.of(problem.location().orElse(step.at())), problem.message(), problem.hint()));
            return Optional.empty();
        }
    }

    private Reading reading(Problems told) {
        return parts.isPinned() ? Reading.ofPinned(told, DeclaredNames.NONE) : Reading.of(told, DeclaredNames.NONE);
    }

    /** Reports a file of another kind once, rather than each of its keys. */
    private static void checkKind(Node tree) throws Refused {
        if (!(tree instanceof Mapping file) || file.entry(IncludeReader.TITLE).isPresent()) {
            return;
        }
        boolean isRunbook =
                file.entry("runbook").isPresent() || file.entry("phases").isPresent();
        if (isRunbook || file.entry(STEPS).isEmpty()) {
            throw new Refused(
                    isRunbook ? "it is a whole runbook" : "it is not a file of steps",
                    "an included file holds steps alone, under the keys cutover, steps-of, params and steps");
        }
    }

    private StepBlock finished(Mapping part, IncludeLevel includeLevel) {
        var woven = weave(part.items(STEPS), includeLevel);
        includeLevel.check(woven, problems);
        return StepBlock.of(woven.stream()
                .map(step -> includeLevel.resolved(step, problems))
                .toList());
    }
}
