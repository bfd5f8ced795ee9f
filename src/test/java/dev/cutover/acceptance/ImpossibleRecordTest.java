package dev.cutover.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose chain is whole, and that tell what cannot have happened. */
class ImpossibleRecordTest {
    private static final RunFact.LeaseTaken TAKEN = new RunFact.LeaseTaken("deploy-1", 4711, "eve", "resume");

    @TempDir
    private Path folder;

    private Place place;

    /** A run that waits at its gate, its first step done. */
    @BeforeEach
    void runUpToTheGate() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.run("run", "orders.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of(
                        List.of(TAKEN, new StepFact.Started(new StepId("ghost"), 1)),
                        1,
                        "STEP_STARTED of step 'ghost'",
                        "the runbook has no step 'ghost'"),
                Arguments.of(
                        List.of(TAKEN, ended(RunFact.Ending.ABORTED), ended(RunFact.Ending.ABORTED)),
                        2,
                        "RUN_ENDED",
                        "the run has ended"),
                Arguments.of(
                        List.of(TAKEN, ended(RunFact.Ending.COMPLETED)),
                        1,
                        "RUN_ENDED",
                        "step 'ready' is under way, so the run cannot have completed"),
                Arguments.of(
                        List.of(TAKEN, new RunFact.Continued("eve", "")),
                        1,
                        "RUN_CONTINUED",
                        "the run is not held, so it cannot be continued"));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("stories")
    void verifyNamesTheEventAndWhy(List<Fact> forged, int at, String what, String why) throws IOException {
        long seq = forge(forged) + at + 1;

        String page = place.run("verify").endedWith(ExitCode.ERROR).out();
        assertThat(page.replaceAll("\\s+", " ")).contains("event " + seq + " cannot follow (" + what + "):");
        assertThat(page).contains("CANNOT have happened").doesNotContain("NOT as it was written");

        var document = json(place.run("verify", "--output", "json").endedWith(ExitCode.ERROR));
        assertThat(document.path("sound").asBoolean()).isFalse();
        var impossible = document.path("impossible");
        assertThat(impossible).hasSize(1);
        assertThat(impossible.get(0).path("seq").asLong()).isEqualTo(seq);
        assertThat(what).startsWith(impossible.get(0).path("type").asText());
        assertThat(impossible.get(0).path("why").asText()).isEqualTo(why);
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("stories")
    void itIsShownAndRolledBackButNotResumed(List<Fact> forged, int at, String what, String why) throws IOException {
        forge(forged);
        String run = place.home().runs().get(0).value();

        assertThat(json(place.run("status", "--output", "json").done())
                        .path("run")
                        .asText())
                .isEqualTo(run);
        place.run("decisions").done();
        place.run("runs").done();
        assertThat(place.run("resume", run, "--no-input")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains(why, "cutover verify", "cutover rollback");
        place.run("rollback", run, "--reason", "forged", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(json(place.run("status", run, "--output", "json").done())
                        .path("state")
                        .asText())
                .isEqualTo("ROLLED_BACK");
    }

    @Test
    void statusSaysThatItCannotBeBelieved() throws IOException {
        forge(List.of(TAKEN, new RunFact.Continued("eve", "")));

        assertThat(place.run("status").done().out()).contains("tells an impossible story", "cutover verify");
        assertThat(place.run("runs").done().out()).contains("tells an impossible story");
    }

    /** By a time before that of its predecessor, and by the epoch of a runner that another has taken over from. */
    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00Z, 1", "2999-01-01T00:00:00Z, 9"})
    void neitherTimesNorEpochsThatGoBackBarTheRollback(String at, long epoch)
            throws IOException, NoSuchAlgorithmException {
        forgeLine(at, epoch);
        forgeLine("2020-01-01T00:00:00Z", 1);

        assertThat(place.run("verify").endedWith(ExitCode.ERROR).out()).contains("is older than the one before it");
        place.run("rollback", "--reason", "forged", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(json(place.run("verify", "--output", "json").endedWith(ExitCode.ERROR))
                        .path("impossible"))
                .as("what the rollback has added is sound")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aSoundRecordHasNothingImpossible() throws IOException {
        assertThat(json(place.run("verify", "--output", "json").done()).path("impossible"))
                .isEmpty();
    }

    /** Adds facts that no engine would, each with the hash of its predecessor; returns how many events there were. */
    private long forge(List<Fact> facts) {
        var run = place.home().runs().get(0);
        var journals = new RunJournals(place.home(), Runner.thisProcess(), RecordMirroring.NONE);
        try (var opened = journals.open(run, Recording.START)) {
            var last = opened.events().get(opened.events().size() - 1);
            opened.journal().append(last.at(), "engine", facts);
            opened.journal().force();
            return opened.events().size();
        }
    }

    /** A note that a journal would not take, chained all the same. */
    private void forgeLine(String at, long epoch) throws IOException, NoSuchAlgorithmException {
        var file = place.home().folder(place.home().runs().get(0)).record();
        var lines = Files.readAllLines(file);
        String last = lines.get(lines.size() - 1);
        var mapper = new ObjectMapper();
        var event = (ObjectNode) mapper.readTree(last.substring(last.indexOf(' ') + 1));
        event.put("seq", event.path("seq").asLong() + 1).put("at", at).put("epoch", epoch);
        event.put("type", "NOTED")
                .put("actor", "engine")
                .set("data", mapper.createObjectNode().put("what", "forged"));
        event.remove("more");
        String text = mapper.writeValueAsString(event);
        var chained = (last.substring(0, last.indexOf(' ')) + text).getBytes(UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(chained));
        Files.writeString(file, hash + " " + text + "\n", StandardOpenOption.APPEND);
    }

    private static RunFact.Ended ended(RunFact.Ending ending) {
        return new RunFact.Ended(ending, "forged", List.of(), Map.of());
    }

    private static JsonNode json(CommandContext context) throws IOException {
        return new ObjectMapper().readTree(context.out());
    }
}
