package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This build continues runs of 0.1.0 that were killed in the middle of a ramp. The resources are what the runs left:
 * the record, the state of the sandbox and the lease of another host.
 */
class KilledRunTest {
    private static final String RUN = "01m8h7knq844rj2hmfe7www0rd";
    private static final String OVERRIDDEN = "01m8h7pwj6madakndsh0b0tcj9";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() {
        place = Place.in(folder);
    }

    @Test
    void itsRecordIsSoundAndSaysWhereTheTrafficStands() throws IOException {
        bringHome("killed", RUN);
        assertThat(json("verify").path("sound").asBoolean()).isTrue();
        assertThat(record())
                .contains("\"tool\":\"0.1.0\"", "\"what\":\"weights-1\"", "\"timer\":\"hold-2\"")
                .doesNotContain("\"cause\"");
        assertThat(place.run("status").done().out()).contains("us-east", "50 %");
    }

    @Test
    void itIsResumedFromTheWeightThatIsInForce() throws IOException {
        bringHome("killed", RUN);
        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.DONE).err())
                .contains("us-east is at 100 %, read back", "us-west is at 100 %, read back")
                .doesNotContain("us-east is at 5 %", "us-east is at 50 %");

        var status = json("status");
        assertThat(status.path("traffic").findValuesAsText("basisPoints")).containsExactly("10000", "10000");
        assertThat(json("verify").path("sound").asBoolean()).isTrue();
        assertThat(record())
                .as("the weights are read again by the new runner, under the old form of the note")
                .contains("\"what\":\"weights-2\",\"value\":\"as the record left them\"")
                .contains("\"cause\":\"NONE\"");
    }

    @Test
    void itIsRolledBack() throws IOException {
        bringHome("killed", RUN);
        assertThat(place.run("rollback", "--reason", "a test", "--no-input")
                        .endedWith(ExitCode.ROLLED_BACK)
                        .err())
                .contains("us-east is at 0 %, read back", "freeze  undone", "nothing is left undone");

        assertThat(json("status").path("state").asText()).isEqualTo("ROLLED_BACK");
        assertThat(json("verify").path("sound").asBoolean()).isTrue();
        assertThat(record())
                .containsPattern("\"" + RUN + "/orders/[^\"]+/back\"")
                .contains("\"" + RUN + "/freeze/everything/forward/back\"");
    }

    /**
     * Another one, killed as a person had let it go on over a red guard: it is not asked about the same weight again.
     */
    @Test
    void anOverriddenGuardStaysOverridden() throws IOException {
        bringHome("killed-overridden", OVERRIDDEN);
        var resumed = place.run("resume", "--no-input").endedWith(ExitCode.HALTED);

        assertThat(resumed.err())
                .containsSubsequence("us-east is at 50 %, read back", "GUARD BREACHED", "ASKS commander");
        assertThat(resumed.err().split("GUARD BREACHED", -1)).hasSize(2);
        assertThat(json("verify").path("sound").asBoolean()).isTrue();
        place.run("rollback", "--reason", "a test", "--no-input").endedWith(ExitCode.ROLLED_BACK);
    }

    private void bringHome(String resources, String run) throws IOException {
        for (String name : new String[] {"events.log", "lease", "connectors/sandbox/estate.log"}) {
            var file = place.home().root().resolve("runs").resolve(run).resolve(name);
            Files.createDirectories(file.getParent());
            try (var in = Place.class.getResourceAsStream(resources + "/" + name)) {
                Files.copy(in, file);
            }
        }
    }

    private JsonNode json(String command) throws IOException {
        return new ObjectMapper()
                .readTree(place.run(command, "--output", "json").done().out());
    }

    private String record() throws IOException {
        return Files.readString(place.home().root().resolve("runs/" + RUN + "/events.log"));
    }
}
