package dev.cutover.yaml.runbook.step;

import dev.cutover.yaml.runbook.param.Param;
import dev.cutover.yaml.runbook.param.ParamReader;
import dev.cutover.yaml.runbook.param.VersionReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of another file, and what such a file looks like. */
public final class IncludeReader {
    /** The key that only an include has. */
    public static final String WORD = IncludeKeys.WORD;

    /** The key that only a file of steps has. */
    public static final String TITLE = "steps-of";

    /** The step that includes. */
    public static final TableShape<Include> INCLUDE = IncludeKeys.table(IncludeReader::make);

    private static final Key<Integer> VERSION =
            Key.required("cutover", VersionReader.VERSION, "The version of the language: 1.");
    private static final Key<String> STEPS_OF =
            Key.required(TITLE, Text.TEXT, "What the steps do, for whoever includes them.");
    private static final Key<Map<String, Param>> PARAMS = Key.optional(
            "params", ParamReader.SECTION, "Values that an include gives under with; they replace ${param.name}.");
    private static final Key<List<Node>> STEPS = Key.required(
            "steps", ListOf.some(new AnyStep(), "a list of steps"), "The steps, of a phase or of a rollback.");

    /** A file of steps; the steps themselves are read where they are included. */
    public static final TableShape<List<Node>> PART = TableShape.of(
                    "steps-to-include",
                    "Steps that Cutover runbooks include.",
                    List.of(VERSION, STEPS_OF, PARAMS, STEPS),
                    tableFields -> tableFields.get(STEPS))
            .what("the keys of a file of steps: cutover, steps-of, params, steps");

    private IncludeReader() {}

    /**
     * What is included, and as what.
     *
     * @param path as it is written
     */
    public record Include(String path, String id, Map<String, List<String>> with) {}

    private static Include make(TableFields tableFields) {
        if (StepReader.isReserved(tableFields.get(IncludeKeys.ID))) {
            tableFields.problem(IncludeKeys.ID, "an include cannot be called " + tableFields.get(IncludeKeys.ID), "");
        }
        return new Include(
                tableFields.get(IncludeKeys.FILE),
                tableFields.get(IncludeKeys.ID),
                tableFields.or(IncludeKeys.WITH, Map.of()));
    }

    /** Whether any step of a runbook is an include. */
    public static boolean isAnyIn(Mapping runbook) {
        var phases = runbook.get("phases").stream().flatMap(list -> list.items().stream());
        return Stream.concat(phases, runbook.get("rollback").stream())
                .flatMap(holder -> holder instanceof Mapping mapping ? mapping.get("steps").stream() : Stream.of())
                .flatMap(list -> list.items().stream())
                .anyMatch(step ->
                        step instanceof Mapping mapping && mapping.entry(WORD).isPresent());
    }

    /** A step of a phase or of a rollback, depending on where the file is included. */
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
