package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that a program prints, through the command line with real scripts. */
class SecretCommandTest {
    private static final String VALUE = "sup3r-s3cret";
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer }, lid: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - action: Log in
                    id: log-in
                    system: box
                    call: login
                    undo: none
                    because: nobody is logged out
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            secrets:
              TOK: { command: [bin/vault, read, app], timeout: %s }
              UNUSED: { command: [bin/vault, read, other] }
            systems:
              box:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" }, check: { argv: [bin/ready] } }
                operations: { login: { argv: [bin/login] } }
              lid:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" }, check: { argv: [bin/ready] } }
                operations: { look: { argv: ["true"], reads: true } }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT.formatted("20s"));
        place.write("rehearsal.yaml", "rehearsal: all-well\nrunbook: book.yaml\nenvironment: lab\n");
        script("vault", "echo \"$@\" >>vault-runs; echo " + VALUE);
        script("login", "echo logged in with $TOKEN; test \"$TOKEN\" = " + VALUE);
        script("ready", "exit 0");
    }

    @Test
    void commandsThatOnlyReadFilesNeverRunTheProgram() throws IOException {
        for (var command : List.of(
                List.of("validate", "book.yaml", "--env", "lab"),
                List.of("plan", "book.yaml", "--env", "lab"),
                List.of("graph", "book.yaml"),
                List.of("validate", "rehearsal.yaml"))) {
            place.run(command.toArray(String[]::new)).endedWith(ExitCode.DONE);
        }
        assertThat(runs()).isEmpty();
    }

    @Test
    void aRunRunsItOnceHoweverManySystemsNeedIt() throws IOException {
        var told = place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.DONE);

        assertThat(runs()).containsExactly("read app");
        assertThat(told.out() + told.err()).doesNotContain(VALUE);
        place.run("status", "--home", place.home().root().toString()).endedWith(ExitCode.DONE);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void theValueStandsNowhereInTheRecord() throws IOException {
        place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.DONE);

        assertThat(filesWithoutTheValue()).isPositive();
    }

    /** The command that adds a file does not know the secret; the runner that enters it does. */
    @Test
    void whatWaitedInTheInboxIsMaskedWhenItIsEntered() throws IOException {
        place.write("book.yaml", RUNBOOK + """
                      - task: Look at it
                        id: look
                        by: lead
                        do: [Look]
                """);
        place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.WAITING);
        place.write("seen.txt", "logged in with " + VALUE);
        place.run("evidence", "add", "seen.txt", "--step", "log-in").done();
        place.run("note", "we used " + VALUE).done();

        assertThat(place.run("resume").endedWith(ExitCode.WAITING).out())
                .contains("2 requests from the inbox: 2 entered");
        assertThat(place.run("evidence", "list").done().out()).contains("seen.txt");
        assertThat(filesWithoutTheValue()).isPositive();
    }

    private int filesWithoutTheValue() throws IOException {
        int files = 0;
        try (Stream<Path> all = Files.walk(place.home().root())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(VALUE);
                files++;
            }
        }
        return files;
    }

    @Test
    void checkAndDryRunAndRehearsalReachSystemsAndRunItOnceEach() throws IOException {
        place.run("check", "book.yaml", "--env", "lab").endedWith(ExitCode.DONE);
        assertThat(runs()).hasSize(1);
        place.run("run", "book.yaml", "--env", "lab", "--dry-run");
        assertThat(runs()).hasSize(2);
        place.write("again.yaml", "rehearsal: all-well-again\nrunbook: book.yaml\nenvironment: lab\n");
        place.run("rehearse", "rehearsal.yaml", "again.yaml").endedWith(ExitCode.DONE);
        assertThat(runs()).hasSize(3);
    }

    @Test
    void resumeAndRollbackRunItAndWhatShowsARunDoesNot() throws IOException {
        place.write(
                "book.yaml",
                RUNBOOK.replace("undo: none", "undo: { call: login }").replaceAll("(?m)^ +because: .*\\R", "") + """
                      - task: Look at it
                        id: look
                        by: lead
                        do: [Look]
                """);
        place.run("run", "book.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(runs()).hasSize(1);
        var id = place.home().runs().get(0).toString();

        place.run("status", id).endedWith(ExitCode.DONE);
        place.run("timeline", id);
        place.run("verify", id).endedWith(ExitCode.DONE);
        place.run("rollback", id, "--plan").endedWith(ExitCode.DONE);
        assertThat(runs()).hasSize(1);
        place.run("resume", id, "--no-input").endedWith(ExitCode.WAITING);
        assertThat(runs()).hasSize(2);
        place.run("rollback", id, "--reason", "enough", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(runs()).hasSize(3);
    }

    @Test
    void aVariableOfCutoversOwnIsTakenInstead() throws IOException {
        place.with("CUTOVER_SECRET_TOK", VALUE)
                .with("TOK", "something-else")
                .run("run", "book.yaml", "--env", "lab")
                .endedWith(ExitCode.DONE);
        assertThat(runs()).isEmpty();
    }

    @Test
    void aVariableThatIsCalledAsTheSecretIsNot() throws IOException {
        place.with("TOK", "something-else")
                .run("run", "book.yaml", "--env", "lab")
                .endedWith(ExitCode.DONE);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aProgramThatFailsIsReportedBeforeThereIsARun() throws IOException {
        script(
                "vault",
                "echo x >>vault-runs; echo " + VALUE + "; echo \"permission denied for " + VALUE + "\" >&2; exit 2");

        var told = place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.INVALID);

        assertThat(told.err())
                .contains(
                        "lab.yaml:3:19",
                        "the program `bin/vault` for the secret TOK exited with code 2: permission denied for",
                        "bin/vault read app",
                        "CUTOVER_SECRET_TOK")
                .doesNotContain(VALUE, "Exception");
        assertThat(runs()).hasSize(1);
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void aProgramThatHangsIsEndedWithAllThatItStarted() throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted("300ms"));
        script("vault", "echo $$ >>vault-runs; sleep 600 & echo $! >>vault-runs; wait");

        var told = place.run("run", "book.yaml", "--env", "lab").endedWith(ExitCode.INVALID);

        assertThat(told.err()).contains("lab.yaml:3:19", "did not exit within 0.3 s and was stopped", "timeout:");
        assertThat(runs()).hasSize(2).noneMatch(SecretCommandTest::isAlive);
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void checkTellsAProgramThatIsMissingAsOneFailedLineOfEachSystem() throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted("1s").replace("bin/vault", "bin/no-vault"));

        var told = place.run("check", "book.yaml", "--env", "lab").endedWith(ExitCode.HALTED);

        assertThat(told.out()).contains("box", "lid", "no-vault");
    }

    /** A process that is dead may still wait for its parent to hear of it. */
    private static boolean isAlive(String pid) {
        try {
            var stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    private List<String> runs() throws IOException {
        var file = folder.resolve("vault-runs");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void script(String name, String text) throws IOException {
        place.program("bin/" + name, text);
    }
}
