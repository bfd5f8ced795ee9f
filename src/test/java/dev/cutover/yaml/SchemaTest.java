package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import dev.cutover.yaml.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema and its reader agree about a document, as far as a schema can. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema RUNBOOK = schema(Schema.ofRunbook());

    /** Mistakes that only a reader can see: they span parts of the file, or are finer than a pattern. */
    private static final Set<String> BEYOND = Set.of(
            "a duration of centuries",
            "a timeout of nothing",
            "a threshold upside down",
            "a unit beside a threshold that names one",
            "a percentage beyond all",
            "a percentage that no router holds",
            "a ramp that does not rise",
            "a ramp that falls",
            "a ramp that begins at nothing",
            "a tolerance as long as the watch",
            "a word as an id",
            "a value that no router could take");

    @Test
    void theRunbookThatSaysEverythingSatisfiesIt() {
        assertThat(objections(RUNBOOK, Small.TEXT)).isEmpty();
    }

    @Test
    void bothFormsOfNoUndoSatisfyIt() {
        assertThat(objections(
                        RUNBOOK,
                        Small.with(
                                "        undo: none\n        because: mails cannot be unsent\n",
                                "        undo: { none: mails cannot be unsent }\n")))
                .isEmpty();
    }

    @Test
    void aParameterMayStandWhereAnythingSingleMay() {
        assertThat(objections(RUNBOOK, Small.with("soak: 5m", "soak: \"${param.wave}m\"")))
                .isEmpty();
        assertThat(objections(RUNBOOK, Small.with("ramp: [0.5 %, 100 %]", "ramp: ${param.ramp}")))
                .isEmpty();
        assertThat(objections(RUNBOOK, Small.with("critical: false", "critical: ${param.wave}")))
                .isEmpty();
        assertThat(objections(RUNBOOK, Small.with("min-samples: 20", "min-samples: ${param.wave}")))
                .isEmpty();
    }

    static Stream<MistakesTest.Mistake> mistakesOfForm() throws IOException {
        return MistakesTest.mistakes("keys", "values").filter(mistake -> !BEYOND.contains(mistake.claim()));
    }

    @ParameterizedTest
    @MethodSource("mistakesOfForm")
    void whatTheReaderRefusesForItsFormTheSchemaRefusesToo(MistakesTest.Mistake mistake) {
        assertThat(objections(RUNBOOK, Small.with(mistake.part(), mistake.otherwise())))
                .isNotEmpty();
    }

    @Test
    void environmentsAnswersAndRehearsalsHaveOneToo() {
        var environment = schema(Schema.ofEnvironment(Map.of()));
        assertThat(objections(
                        environment, new String(EnvironmentFile.sandbox(Small.runbook()), StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(objections(environment, "environment: e\nsystems: { a: { conector: b } }\n"))
                .isNotEmpty();
        var answers = schema(Schema.ofAnswers());
        assertThat(objections(answers, "- { at: a, as: b, say: c, after: 30s }\n"))
                .isEmpty();
        assertThat(objections(answers, "answers:\n  - { at: a, as: b, say: c }\n"))
                .isEmpty();
        assertThat(objections(answers, "- { at: a, as: b }\n")).isNotEmpty();
        var scenario = schema(Schema.ofScenario());
        assertThat(
                        objections(
                                scenario,
                                "rehearsal: a\nrunbook: b\nparams: { w: 2 }\nexpect: { outcome: completed, left-undone: [] }\n"))
                .isEmpty();
        String rollback = "rehearsal: a\nrunbook: b\nrollback: { when: { time: T }, as: D, reason: r, %s }\n";
        assertThat(objections(scenario, rollback.formatted("phases: [2, move], steps: [a], also: [b]")))
                .isEmpty();
        assertThat(objections(scenario, rollback.formatted("steps: []"))).isNotEmpty();
        assertThat(objections(scenario, rollback.formatted("step: [a]"))).isNotEmpty();
        assertThat(objections(scenario, "rehearsal: a\nrunbook: b\nexpect: { outcome: fine }\n"))
                .isNotEmpty();
        assertThat(objections(scenario, "rehearsal: a\nrunbook: b\ninject: [{ when: {}, system: x }]\n"))
                .isNotEmpty();
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        var unexplained = new ArrayList<String>();
        for (String text : List.of(Schema.ofRunbook(), Schema.ofEnvironment(Map.of()), Schema.ofAnswers())) {
            explained(JSON.readTree(text), "", unexplained);
        }
        assertThat(unexplained).isEmpty();
    }

    private static void explained(JsonNode node, String path, List<String> unexplained) {
        for (var field : node.properties()) {
            if (field.getKey().equals("properties")) {
                for (var property : field.getValue().properties()) {
                    if (!property.getValue().path("description").asText().endsWith(".")) {
                        unexplained.add(path + "/" + property.getKey());
                    }
                }
            }
            explained(field.getValue(), path + "/" + field.getKey(), unexplained);
        }
    }

    static JsonSchema schema(String text) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    /** What the schema of a runbook has against a text. */
    static Set<String> runbookObjections(String yaml) {
        return objections(RUNBOOK, yaml);
    }

    static Set<String> objections(JsonSchema schema, String yaml) {
        Object document = plain(Tree.read("d.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        return schema.validate(JSON.<JsonNode>valueToTree(document)).stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            mapping.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
            return map;
        }
        if (node instanceof Sequence sequence) {
            var list = new ArrayList<@Nullable Object>();
            sequence.items().forEach(item -> list.add(plain(item)));
            return list;
        }
        return node instanceof Scalar scalar && !scalar.isNothing() ? scalar.value() : null;
    }
}
