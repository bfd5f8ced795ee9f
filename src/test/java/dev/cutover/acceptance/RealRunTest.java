package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.testkit.Smoke;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine has written is what commands that read can read, and all of them tell the same. */
@Smoke
class RealRunTest {
    @TempDir
    private Path folder;

    @Test
    void allCommandsAgreeOnAnEndedRun() throws IOException {
        var place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        var ran = place.run("run", "orders.yaml", "--env", "virtual", "--answers", "answers.yaml", "--no-input");
        assertThat(ran.exit()).as(ran.err()).isZero();

        var status = json(place, "status");
        assertThat(status.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("steps").findValuesAsText("state")).hasSize(4).containsOnly("SUCCEEDED");
        assertThat(status.path("traffic").findValuesAsText("basisPoints")).containsExactly("10000", "10000");
        assertThat(place.run("status").done().out()).contains("COMPLETED", "us-east", "100 %");

        var verified = json(place, "verify");
        assertThat(verified.path("sound").asBoolean()).isTrue();
        // Whether the copy is there already, a short run cannot know: it is made beside the run.
        assertThat(verified.path("checks").findValuesAsText("result"))
                .contains("SOUND")
                .doesNotContain("BROKEN");
        assertThat(verified.path("head")).isEqualTo(status.path("head"));
        assertThat(verified.path("seq")).isEqualTo(status.path("seq"));

        assertThat(json(place, "runs").at("/runs/0/run")).isEqualTo(status.path("run"));
        var decision = json(place, "decisions").at("/decisions/0");
        assertThat(decision.path("owner").asText()).isEqualTo("Dana Ortiz");
        assertThat(decision.path("choice").asText()).isEqualTo("go");
        assertThat(place.run("decisions").done().out()).contains("Dana Ortiz as commander", "all green");
    }

    @Test
    void aRunThatNobodyPlannedIsNotLateWhenItBegins() throws IOException {
        var place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.run("run", "orders.yaml", "--env", "virtual", "--no-input");

        assertThat(place.run("status").done().out()).contains("planned T-30m").doesNotContainPattern("\\blate\\b");
    }

    private static JsonNode json(Place place, String command) throws IOException {
        return new ObjectMapper()
                .readTree(place.run(command, "--output", "json").done().out());
    }
}
