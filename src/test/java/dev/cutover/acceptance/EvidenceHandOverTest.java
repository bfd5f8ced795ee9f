package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.EvidenceStore;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that people add goes through the hands of whoever runs the run: only the runner knows its secrets. */
class EvidenceHandOverTest {
    private static final String VALUE = "sup3r-s3cret";
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - action: Log in
                    id: log-in
                    system: box
                    call: login
                    undo: none
                    because: nobody is logged out
                  - task: Look at it
                    id: look
                    by: lead
                    do: [Look]
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            secrets: { TOK: { command: [bin/vault] } }
            systems:
              box:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" }, check: { argv: ["true"] } }
                operations: { login: { argv: ["true"] } }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT);
        place.program("bin/vault", "echo " + VALUE);
    }

    private RunId run() {
        return place.home().runs().get(0);
    }

    @Test
    void theRunnerMasksWhatIsAddedWhileItRuns() throws Exception {
        var runner = place.startUntilItWaits("run", "book.yaml", "--env", "lab", "--wait", "--no-input");
        place.write("seen.txt", "logged in with " + VALUE);

        String told = place.run("evidence", "add", "seen.txt", "--step", "log-in", "--as", "Ann Lee")
                .done()
                .out();

        var kept = kept();
        assertThat(kept).hasSize(1);
        String text = Files.readString(kept.get(0));
        assertThat(text).startsWith("logged in with ").doesNotContain(VALUE);
        assertThat(told)
                .contains("seen.txt is kept with the run as "
                        + EvidenceStore.digest(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(place.run("evidence", "add", "seen.txt", "--step", "nostep")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the runbook has no step 'nostep'");
        assertThat(kept()).hasSize(1);
        assertThat(place.home().folder(run()).inbox()).isEmptyDirectory();
        place.run("decide", "look", "done", "--as", "Ann Lee").done();
        assertThat(runner.get(60, TimeUnit.SECONDS).exit()).isEqualTo(ExitCode.DONE.code());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(place.home().folder(run()).evidence())) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .filter(file -> {
                        try {
                            return Files.readString(file).contains("logged in");
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void theRunDoesNotEndBeforeLargeFilesHaveArrived() throws IOException {
        place.run("run", "book.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
        place.write("large.txt", "all is well\n".repeat(400_000));
        place.run("evidence", "add", "large.txt").done();
        place.run("decide", "look", "done", "--as", "Ann Lee").done();

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.DONE).out())
                .contains("2 requests from the inbox: 2 entered");
        assertThat(place.run("evidence", "list").done().out()).contains("large.txt");
        assertThat(place.home().folder(run()).inbox()).isEmptyDirectory();
    }

    @Test
    void statusTellsTheKindAloneOfWhatWaitsUnmasked() throws IOException {
        place.run("run", "book.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
        place.run("note", "the carrier called " + VALUE).done();
        assertThat(place.run("status").done().out()).contains(": a note").doesNotContain(VALUE);
        assertThat(place.run("decide", "look", "done", "--item", "7", "--as", "Ann Lee")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("item");
        assertThat(Set.of(place.home().folder(run()).inbox().toFile().list())).hasSize(1);
    }
}
