package dev.cutover.yaml;

import static dev.cutover.yaml.SchemaTest.objections;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cutover.acceptance.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of an environment describes what each connector reads. */
class ConnectorSchemaTest {
    @TempDir
    private Path folder;

    private String text = "";
    private JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema("{}");

    @BeforeEach
    void print() {
        text = Place.in(folder).run("schema", "environment").done().out();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    @Test
    void everyShippedEnvironmentSatisfiesIt() throws IOException {
        for (String shipped : new String[] {"examples", "runbooks"}) {
            try (Stream<Path> files = Files.walk(Path.of(shipped))) {
                for (Path file : files.filter(each -> each.toString().matches(".*/(local|sandbox)\\.yaml"))
                        .toList()) {
                    assertThat(objections(schema, Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command | with: { router: { read: { argv: [r] }, apply: { argv: [s] }, unit: percent } }",
                "command | with: { env: { LEVEL: 3 }, metrics: { argv: [m], unit: fraction } }",
                "command | operations: { a: { argv: [b], stdin: { parameter: p }, parameters: { p: { required: true } } } }",
                "command | operations: { a: { argv: [b], stdin: text, success: [0, 3] } }",
                "sandbox | with: { as: ingress, seed: 3, orders-per-second: 2.5 }"
            })
    void settingsThatAConnectorReadsSatisfyIt(String connector, String settings) {
        assertThat(objections(schema, environment(connector, settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command | with: { router: { read: { argv: [r] }, set: { argv: [s] }, unit: points } }",
                "command | with: { router: { raed: { argv: [r] } } }",
                "command | with: { metrics: { argv: measure } }",
                "command | operations: { a: { argv: [b], idempotent: maybe } }",
                "command | operations: { a: { argv: [b], output: lines } }",
                "sandbox | with: { seed: often }",
                "sandbox | with: { colour: red }"
            })
    void settingsThatAConnectorRefusesForTheirFormAreRefused(String connector, String settings) {
        assertThat(objections(schema, environment(connector, settings))).isNotEmpty();
    }

    @Test
    void unitsAndTheFormsOfAnswersStandInIt() {
        assertThat(text)
                .contains("{percent} (5, 0.5) or {basis-points} (500, 50)")
                .contains("what a bare number that they print means");
        assertThat(text)
                .as("every setting is described")
                .contains("exit codes that mean failed, and nothing was changed")
                .doesNotContain("The setting ");
        String page = Place.in(folder).run("connectors", "command").done().out();
        assertThat(page).contains("router.unit", "metrics.unit", "99.5 % 1200", "no-data", "{basis-points}");
    }

    private static String environment(String connector, String settings) {
        return "environment: e\nsystems: { s: { connector: " + connector + ", " + settings + " } }\n";
    }
}
