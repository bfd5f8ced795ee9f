package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code rollback --plan} at six moments of one real run that closes the old platform, moves its traffic and retires a
 * part of it; {@code -Dgolden.update=true} writes the plans anew.
 */
class RollbackMomentsTest {
    private static final Path PLANS = Path.of("src/test/resources/plan/rollback-moments.txt");
    private static final String DANA = "as: Dana Ortiz";
    private static final String OVERRIDE =
            "{ at: shift-east, " + DANA + ", say: override, reason: as planned, impact: none }";

    @TempDir
    private Path folder;

    @Test
    void thePlanIsRightAtEachMomentOfARun() throws IOException {
        var place = Place.in(folder).with("COLUMNS", "100");
        place.copy("phases.yaml");
        writeEnvironment(place);
        var told = new StringBuilder();
        place.run("run", "phases.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
        tell("before anything", place, told);
        goOn(place, "{ at: ready, " + DANA + ", say: go }", "{ at: tell-stores, as: Lee Chan, say: done, after: 30s }");
        tell("after the close", place, told);
        goOn(place, "{ at: closed, " + DANA + ", say: go }");
        tell("in mid-shift", place, told);
        goOn(place, OVERRIDE, OVERRIDE);
        tell("after the switch", place, told);
        tell("after the switch, the west", place, told, "--region", "us-west");
        goOn(
                place,
                "{ at: switched, " + DANA + ", say: go }",
                "{ at: retire-east, " + DANA + ", say: commit, reason: all is well }");
        tell("behind the point of no return", place, told);
        place.write(
                "answers.yaml",
                answers(
                        "{ at: tell-stores, as: Lee Chan, say: done, after: 40s }",
                        "{ at: in-flight, " + DANA + ", say: done, reason: none }"));
        place.run(
                "rollback",
                "--region",
                "us-west",
                "--as",
                "Dana Ortiz",
                "--reason",
                "drill",
                "--answers",
                "answers.yaml",
                "--no-input");
        tell("after a rollback of the west", place, told);

        check(told.toString());
    }

    @Test
    void scriptsFindEachPhaseWithItsTime() throws IOException {
        var place = Place.in(folder);
        place.copy("phases.yaml");
        writeEnvironment(place);
        place.run("run", "phases.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
        goOn(place, "{ at: ready, " + DANA + ", say: go }", "{ at: tell-stores, as: Lee Chan, say: done, after: 30s }");

        var plan = new ObjectMapper()
                .readTree(place.run("rollback", "--plan", "--output", "json")
                        .done()
                        .out());

        assertThat(plan.path("phases"))
                .extracting(phase -> phase.path("phase").asText())
                .containsExactly("stop", "open", "traffic", "undo", "in-flight", "steps", "reconcile");
        assertThat(phase(plan, "open").path("expectedSeconds").asLong()).isEqualTo(80);
        assertThat(phase(plan, "open").path("does"))
                .anySatisfy(what -> assertThat(what.asText()).startsWith("undo close-west: open-intake"));
        assertThat(plan.at("/undo/0/when").asText()).isEqualTo("before: traffic");
        assertThat(plan.at("/meter/openSeconds").asLong()).isEqualTo(80);
        assertThat(plan.at("/meter/openedByHand").asInt()).isEqualTo(1);
        assertThat(plan.path("warnings").get(0).asText()).contains("needs a person: stores for tell-stores");
    }

    private static void writeEnvironment(Place place) throws IOException {
        place.write("virtual.yaml", """
                environment: virtual
                clock: virtual
                systems:
                  ingress: { connector: sandbox }
                  legacy-oms: { connector: sandbox }
                  orchestrator: { connector: sandbox }
                  payments: { connector: sandbox }
                  metrics: { connector: sandbox }
                """);
    }

    private static JsonNode phase(JsonNode plan, String name) {
        for (var phase : plan.path("phases")) {
            if (phase.path("phase").asText().equals(name)) {
                return phase;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    private static void goOn(Place place, String... answers) throws IOException {
        place.write("answers.yaml", answers(answers));
        var told = place.run("resume", "--continue", "--as", "Dana Ortiz", "--answers", "answers.yaml", "--no-input");
        assertThat(told.exit()).as(told.toString()).isIn(ExitCode.WAITING.code(), ExitCode.HALTED.code());
    }

    private static String answers(String... answers) {
        return "answers:\n  - " + String.join("\n  - ", answers) + "\n";
    }

    private static void tell(String moment, Place place, StringBuilder told, String... scope) {
        var command = new ArrayList<>(List.of("rollback", "--plan"));
        command.addAll(List.of(scope));
        told.append("=== ").append(moment).append('\n');
        told.append(place.run(command.toArray(String[]::new)).done().out());
    }

    private static void check(String told) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PLANS, told);
        }
        assertThat(told).isEqualTo(Files.readString(PLANS));
    }
}
