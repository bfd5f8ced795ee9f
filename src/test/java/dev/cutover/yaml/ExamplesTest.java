package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.yaml.include.FolderParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples satisfy all checks. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("examples", "retail-fulfillment");
    private static final Runbook RUNBOOK = RunbookFile.read(
                    "runbook.yaml", bytes("runbook.yaml"), Map.of(), FolderParts.beside(FOLDER.resolve("runbook.yaml")))
            .value();

    @Test
    void everyKindOfStepIsThere() {
        assertThat(RUNBOOK.steps().map(step -> step.work().kind()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "action",
                        "task",
                        "gate",
                        "decision",
                        "baseline",
                        "observe",
                        "shift",
                        "notify",
                        "capture",
                        "reconcile",
                        "wait");
    }

    @Test
    void theSandboxBindsEverySystem() {
        var sandbox =
                EnvironmentFile.read("sandbox.yaml", bytes("sandbox.yaml")).value();
        assertThat(sandbox.live()).isFalse();
        assertThat(sandbox.systems().keySet())
                .isEqualTo(RUNBOOK.inventory().systems().keySet());
    }

    @Test
    void theAnswersAnswerIt() {
        assertThat(AnswersFile.read("answers.yaml", bytes("answers.yaml"), RUNBOOK)
                        .value())
                .isNotEmpty();
    }

    static Stream<Path> rehearsals() throws IOException {
        try (var files = Files.list(FOLDER.resolve("rehearsals"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rehearsals")
    void rehearsalsAreOfItAndExpectSomething(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Scenario.Setting setting = ScenarioFile.setting(file.toString(), bytes);
        assertThat(file.resolveSibling(setting.runbook()).normalize()).isEqualTo(FOLDER.resolve("runbook.yaml"));
        assertThat(setting.name() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(ScenarioFile.read(file.toString(), bytes, RUNBOOK).value().expect())
                .isNotEmpty();
    }

    @Test
    void allOfThemSatisfyTheSchemas() throws IOException {
        assertSatisfies(Schema.ofRunbook(), FOLDER.resolve("runbook.yaml"));
        assertSatisfies(Schema.ofEnvironment(Map.of()), FOLDER.resolve("sandbox.yaml"));
        assertSatisfies(Schema.ofAnswers(), FOLDER.resolve("answers.yaml"));
        for (Path file : rehearsals().toList()) {
            assertSatisfies(Schema.ofScenario(), file);
        }
    }

    private static void assertSatisfies(String schema, Path file) throws IOException {
        assertThat(SchemaTest.objections(SchemaTest.schema(schema), Files.readString(file)))
                .as(file.toString())
                .isEmpty();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
