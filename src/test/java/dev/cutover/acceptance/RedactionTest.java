package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal data that a runbook redacts never reaches the disk with the evidence, whoever captures it. */
class RedactionTest {
    private static final List<String> PERSONAL =
            List.of("eve@example.com", "212-555-0123", "Eve Smith", "4111111111111111");
    private static final String REDACT = "redact: [email, phone, card, { columns: [customer_name] }]\n";
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - action: Look at an order
                    id: order
                    system: box
                    call: order
                    undo: none
                    because: it only reads
                  - task: Look at it
                    id: look
                    by: lead
                    do: [Look]
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              box:
                connector: command
                with: { check: { argv: ["true"] } }
                operations: { order: { argv: ["/bin/cat", orders.csv] } }
            """;
    private static final String ORDERS = """
            order_id,customer_name,note
            1001,Eve Smith,mail eve@example.com or 212-555-0123
            1002,,4111111111111111
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", RUNBOOK.replace("roles:", REDACT + "roles:"));
        place.write("lab.yaml", ENVIRONMENT);
        place.write("orders.csv", ORDERS);
    }

    private RunId run() {
        return place.home().runs().get(0);
    }

    /** Everything that is kept of all runs. */
    private String stored() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(place.home().root())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void waitForPeople() {
        place.run("run", "book.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
    }

    @Test
    void whatAProgramPrintsIsRedactedBeforeItIsStoredAndCounted() throws IOException {
        waitForPeople();

        String list = place.run("evidence", "list").done().out();
        assertThat(list).contains("REDACTED", "4: card 1, customer_name 1, email 1, phone 1");
        String sha256 = list.lines().toList().get(1).split(" ", 2)[0];
        var shown = place.run("evidence", "show", run().value(), sha256);
        assertThat(shown.out()).isEqualTo("""
                order_id,customer_name,note
                1001,[redacted:customer_name],mail [redacted:email] or [redacted:phone]
                1002,,[redacted:card]
                """);
        assertThat(shown.err()).contains("4 values redacted (card 1, customer_name 1, email 1, phone 1)");
        assertThat(place.run("evidence", "list", "--output", "json").done().out())
                .contains("\"lookedInto\" : true", "\"total\" : 4", "\"customer_name\" : 1");
        assertThat(place.run("status").done().out())
                .contains("Redacts email, phone, card, customer_name in evidence, before it is stored");
        assertThat(evidence()).doesNotContain(PERSONAL.toArray(String[]::new));
        assertThat(place.run("verify").done().out()).contains("is as it was written");
    }

    @Test
    void theReportSaysWhatWasRedacted() {
        waitForPeople();

        String words = "4 values redacted (card 1, customer_name 1, email 1, phone 1)";
        assertThat(place.run("report").done().out()).contains("as captured; " + words.replace("_", "\\_"));
        assertThat(place.run("report", "--format", "html").done().out()).contains(words);
        assertThat(place.run("report", "--table", "evidence").done().out())
                .contains("4: card 1, customer_name 1, email 1, phone 1");
        assertThat(place.run("report", "--format", "json").done().out())
                .contains("\"lookedInto\" : true", "\"total\" : 4", "\"customer_name\" : 1");
    }

    /** All captured content. */
    private String evidence() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(place.home().folder(run()).evidence())) {
            for (var file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void withoutTheRuleItWouldBeStored() throws IOException {
        place.write("book.yaml", RUNBOOK);
        waitForPeople();

        assertThat(evidence()).contains(PERSONAL);
        assertThat(place.run("evidence", "list").done().out()).doesNotContain("REDACTED");
        assertThat(place.run("status").done().out()).doesNotContain("Redacts");
    }

    @Test
    void whatIsAddedWhileNobodyRunsTheRunIsRedactedBeforeItWaits() throws IOException {
        place.write("orders.csv", "nothing\n");
        waitForPeople();
        place.write("mail.txt", "eve@example.com wrote, and paid with 4111111111111111");
        // What is in the file today does not matter: the run has its own copy.
        place.write("book.yaml", RUNBOOK);

        assertThat(place.run("evidence", "add", "mail.txt", "--as", "Ann Lee")
                        .done()
                        .out())
                .contains("mail.txt: 2 values redacted (card 1, email 1)", "kept in the inbox as ");
        assertThat(stored()).doesNotContain(PERSONAL.toArray(String[]::new)).contains("[redacted:email] wrote");

        place.run("resume", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(place.run("evidence", "list").done().out()).contains("mail.txt", "2: card 1, email 1");
        assertThat(stored()).doesNotContain(PERSONAL.toArray(String[]::new));
    }

    @Test
    void whatIsAddedWhileAProcessRunsTheRunIsRedactedToo() throws Exception {
        place.write("orders.csv", "nothing\n");
        var runner = place.startUntilItWaits("run", "book.yaml", "--env", "lab", "--wait", "--no-input");
        place.write("mail.txt", "eve@example.com wrote");
        place.run("evidence", "add", "mail.txt").done();
        place.write("picture.png", "\u0089PNG\r\n\u001a\n");
        Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, 10, 0});
        assertThat(place.run("evidence", "add", "picture.png").done().out())
                .contains("picture.png: not looked into for redaction, since it is not text");

        assertThat(place.run("evidence", "list").done().out()).contains("1: email 1", "not looked into");
        assertThat(stored()).doesNotContain("eve@example.com");
        place.run("decide", "look", "done", "--as", "Ann Lee").done();
        assertThat(runner.get(60, TimeUnit.SECONDS).exit()).isEqualTo(ExitCode.DONE.code());
    }

    @Test
    void whatAnotherProgramPutIntoTheInboxIsRedactedWhenItIsEntered() throws IOException {
        place.write("orders.csv", "nothing\n");
        waitForPeople();
        byte[] raw = "eve@example.com wrote".getBytes(StandardCharsets.UTF_8);
        var evidence = new Request.KeepEvidence(
                new StepId(""), EvidenceStore.digest(raw), "mail.txt", "text/plain", raw.length);
        RequestInbox.of(place.home(), run())
                .keep(evidence, new Speaker("", "", "socket"), WallTime.today(), Optional.empty(), Optional.of(raw));

        place.run("resume", "--no-input").endedWith(ExitCode.WAITING);

        assertThat(place.run("evidence", "list").done().out()).contains("mail.txt", "1: email 1");
        assertThat(evidence()).doesNotContain("eve@example.com");
    }

    @Test
    void nothingIsAddedToARunWhoseRulesCannotBeRead() throws IOException {
        var unreadable = new RunFact.Pinned(
                "small", "/srv/book.yaml", "cutover: 1\nrunbook: small\nlater: 7\n", "lab", "/srv/lab.yaml", "");
        try (var recording = Recording.of(place.home(), SampleRuns.WAITING, unreadable, RunFact.Mode.LIVE)) {
            recording.started("order");
        }
        place.write("mail.txt", "eve@example.com wrote");

        assertThat(place.run("evidence", "add", "mail.txt")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("nothing is kept, since it is not known what to redact in it", "cannot be read");
        assertThat(stored()).doesNotContain("eve@example.com");
    }

    @Test
    void everyRuleThatCannotBeIsToldAtItsPlace() throws IOException {
        place.write(
                "book.yaml",
                RUNBOOK.replace(
                        "roles:",
                        "redact: [emial, phone, phone, { columns: [street, Street, \"a,b\"] }, { columns: [] }]\nroles:"));

        assertThat(place.run("validate", "book.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("'emial' is not one of email, phone, card, iban", "did you mean 'email'?")
                .contains("redact names 'phone' twice", "redact names 'Street' twice")
                .contains("'a,b' is not the name of a column", "an empty list; expected a list of columns");
    }
}
