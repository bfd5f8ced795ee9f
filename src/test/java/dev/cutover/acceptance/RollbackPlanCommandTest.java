package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rollback --plan}: the rollback, shown without doing anything. */
class RollbackPlanCommandTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunThatWaitsAtItsGate() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.run("run", "orders.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
    }

    @Test
    void itSaysWhatWouldBeDoneAndHowLongThatIsThoughtToTake() {
        assertThat(place.run("rollback", "--plan").done().out())
                .contains("Rollback of the whole run", "undo freeze: unfreeze", "window: 15m")
                .contains("expected, as if the rollback began now: no estimate of the cleanup");
    }

    @Test
    void itIsThereForScripts() throws IOException {
        var ahead = new ObjectMapper()
                .readTree(place.run("rollback", "--plan", "--output", "json")
                        .done()
                        .out());

        assertThat(ahead.path("document").asText()).isEqualTo("way-back");
        assertThat(ahead.at("/undo/0/operation").asText()).isEqualTo("unfreeze");
        assertThat(ahead.at("/meter/open").asBoolean()).isTrue();
        assertThat(ahead.path("windowSeconds").asLong()).isEqualTo(900);
    }

    @Test
    void onlyThePlanIsADocument() {
        assertThat(place.run("rollback", "--output", "json")
                        .endedWith(ExitCode.USAGE)
                        .out())
                .contains("--output json needs --plan");
    }
}
