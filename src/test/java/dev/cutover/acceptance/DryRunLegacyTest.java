package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The output and the record of a dry run. All tests read the same one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunLegacyTest {
    private Place place;
    private JsonNode before;
    private CommandContext ran;

    @BeforeAll
    void dryRun(@TempDir Path folder) throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        before = json("plan", "orders.yaml").path("experience");
        ran = place.run("run", "orders.yaml", "--env", "virtual", "--dry-run").endedWith(ExitCode.DONE);
    }

    private JsonNode json(String... command) throws IOException {
        String[] line =
                Stream.concat(Stream.of(command), Stream.of("--output", "json")).toArray(String[]::new);
        return new ObjectMapper().readTree(place.run(line).done().out());
    }

    @Test
    void itShowsEachSkippedWriteAndListsAllAtTheEnd() {
        assertThat(ran.err())
                .contains("dry run of orders in test: systems are read, and nothing is changed")
                .contains("WOULD ask releases: freeze")
                .contains("WOULD ASK commander (Dana Ortiz)")
                .contains("dry run for commander (commander) says GO")
                .contains("WOULD set us-east from 0 % to 5 %")
                .doesNotContain("read back");
        assertThat(ran.out())
                .contains("set us-west from 50 % to 100 %", "unfreeze", "the weight before")
                .contains("writes that were not made: 1 operation, 5 weights; nothing was changed")
                .doesNotContain("resume");
    }

    @Test
    void itIsShownAsADryRun() throws IOException {
        assertThat(json("runs").at("/runs/0/mode").asText()).isEqualTo("DRY_RUN");
        assertThat(place.run("runs").done().out()).contains("dry-run");
        assertThat(place.run("status").done().out())
                .contains("DRY RUN", "set us-east from 0 % to 5 %", "nothing was changed");
        var writes = json("status").path("wouldChange");
        assertThat(writes.findValuesAsText("system"))
                .containsExactly("releases", "ingress", "ingress", "ingress", "ingress", "ingress");
        assertThat(writes.at("/0/operation").asText()).isEqualTo("freeze");
        assertThat(writes.at("/0/undo").asText()).isEqualTo("unfreeze");
        assertThat(writes.at("/1/weights/0/to").asInt()).isEqualTo(500);
        assertThat(place.run("verify").done().out()).contains("is as it was written");
    }

    @Test
    void itCannotBeResumedOrRolledBack() {
        String run = place.home().runs().get(0).value();

        for (var command : List.of(
                List.of("resume", run),
                List.of("rollback", run),
                List.of("hold", "--run", run),
                List.of("decide", "ready", "go", "--run", run, "--as", "Dana Ortiz"))) {
            assertThat(place.run(command.toArray(String[]::new))
                            .endedWith(ExitCode.USAGE)
                            .err())
                    .as(command.toString())
                    .contains("is a dry run");
        }
    }

    @Test
    void thePlanIgnoresItsDurations() throws IOException {
        assertThat(json("plan", "orders.yaml").path("experience")).isEqualTo(before);
    }
}
