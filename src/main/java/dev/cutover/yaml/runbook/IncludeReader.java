package dev.cutover.yaml.runbook;

import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.OneOrMore;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps of another file, and what such a file looks like. */
public final class IncludeReader {
    /** The key that only an include has. */
    public static final String WORD = "include";

    /** The key that only a file of steps has. */
    public static final String TITLE = "steps-of";

    private static final Key<String> FILE = Key.required(
            WORD,
            Text.TEXT,
            "The file that holds the steps: a path from the runbook's folder, which it may not leave.");
    private static final Key<String> ID = Key.required(
            "id",
            NameReader.NAME,
            "Comes before the id of each of its steps: of east and freeze, east-freeze is made.");
    private static final Key<List<String>> NEEDS = Key.optional(
            "needs",
            ListOf.any(Text.TEXT, "a list of steps"),
            "The steps that must be done before its first steps; default: the step above it.");
    private static final Key<Map<String, List<String>>> WITH = Key.optional(
            "with",
            NameReader.named(new OneOrMore("a value, or a list of values"), "a mapping from parameters to values"),
            "What is given to the file's parameters.");

    /** The step that includes. */
    public static final Table<Include> INCLUDE = table(IncludeReader::make);

    private static final Key<Integer> VERSION =
            Key.required("cutover", VersionReader.VERSION, "The version of the language: 1.");
    private static final Key<String> STEPS_OF =
            Key.required(TITLE, Text.TEXT, "What the steps do, for whoever includes them.");
    private static final Key<Map<String, Param>> PARAMS = Key.optional(
            "params",
            ParamReader.SECTION,
            "Values that whoever includes the file gives under with; they stand where ${param.name} does.");
    private static final Key<List<Node>> STEPS = Key.required(
            "steps", ListOf.some(new AnyStep(), "a list of steps"), "The steps, of a phase or of a rollback.");

    /** A file of steps; the steps themselves are read where they are included. */
    public static final Table<List<Node>> PART = Table.of(
                    "steps-to-include",
                    "Steps that Cutover runbooks include.",
                    List.of(VERSION, STEPS_OF, PARAMS, STEPS),
                    fields -> fields.get(STEPS))
            .what("the keys of a file of steps: cutover, steps-of, params, steps");

    private IncludeReader() {}

    /**
     * What is included, and as what.
     *
     * @param path as it is written
     */
    public record Include(String path, String id, Map<String, List<String>> with) {}

    /** A table of an include's keys. */
    static <T> Table<T> table(Function<Fields, T> maker) {
        return Table.of(WORD, "The steps of another file, with parameters.", List.of(FILE, ID, NEEDS, WITH), maker)
                .what("the keys of an include: include, id, needs, with");
    }

    private static Include make(Fields fields) {
        if (StepReader.isReserved(fields.get(ID))) {
            fields.problem(ID, "an include cannot be called " + fields.get(ID), "");
        }
        return new Include(fields.get(FILE), fields.get(ID), fields.or(WITH, Map.of()));
    }

    /** Whether any step of a runbook is an include. */
    public static boolean isAnyIn(Mapping runbook) {
        var phases = runbook.get("phases").stream().flatMap(IncludeReader::items);
        return Stream.concat(phases, runbook.get("rollback").stream())
                .flatMap(holder -> holder instanceof Mapping mapping ? mapping.get("steps").stream() : Stream.of())
                .flatMap(IncludeReader::items)
                .anyMatch(step ->
                        step instanceof Mapping mapping && mapping.entry(WORD).isPresent());
    }

    private static Stream<Node> items(Node list) {
        return list instanceof Sequence sequence ? sequence.items().stream() : Stream.of();
    }

    /** A step of a phase or of a rollback; which of them, only the place tells at which it is included. */
    private record AnyStep() implements Shape<Node> {
        @Override
        public Optional<Node> read(Node node, Reading reading) {
            return Optional.of(node);
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            return Definitions.anyOf(
                    List.of(StepReader.STEP.schema(definitions), StepReader.ROLLBACK_STEP.schema(definitions)));
        }

        @Override
        public String what() {
            return "a step";
        }
    }
}
