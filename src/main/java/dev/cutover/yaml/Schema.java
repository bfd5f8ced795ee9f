package dev.cutover.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.yaml.environment.EnvironmentReader;
import dev.cutover.yaml.rehearsal.AnswerReader;
import dev.cutover.yaml.rehearsal.ScenarioReader;
import dev.cutover.yaml.runbook.RunbookReader;
import dev.cutover.yaml.runbook.step.IncludeReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Shape;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema (draft 2020-12) of each kind of file, generated from the declarations that read it. */
public final class Schema {
    private Schema() {}

    /** Of a runbook. */
    public static String ofRunbook() {
        return json("Cutover runbook", RunbookReader.RUNBOOK);
    }

    /** Of a file of steps that runbooks include. */
    public static String ofInclude() {
        return json("Cutover steps to include", IncludeReader.PART);
    }

    /**
     * Of an environment, with the settings of connectors.
     *
     * @param connectors the schema of a binding, by the connector's type
     */
    public static String ofEnvironment(Map<String, Map<String, Object>> connectors) {
        var definitions = new Definitions();
        var root = EnvironmentReader.ENVIRONMENT.schema(definitions);
        definitions.addTo(
                "binding",
                "allOf",
                connectors.entrySet().stream()
                        .map(entry -> Map.of(
                                "if",
                                Map.of(
                                        "properties",
                                        Map.of(
                                                "connector",
                                                Map.of("const", entry.getKey(), "description", "The type.")),
                                        "required",
                                        List.of("connector")),
                                "then",
                                entry.getValue()))
                        .toList());
        return json("Cutover environment", root, definitions);
    }

    /** Of an answers file. */
    public static String ofAnswers() {
        return json("Cutover answers", AnswerReader.FILE);
    }

    /** Of a rehearsal. */
    public static String ofScenario() {
        return json("Cutover rehearsal", ScenarioReader.SCENARIO);
    }

    private static String json(String title, Shape<?> shape) {
        var definitions = new Definitions();
        return json(title, shape.schema(definitions), definitions);
    }

    private static String json(String title, Map<String, Object> root, Definitions definitions) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(root);
        schema.put("$defs", definitions.parts());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
