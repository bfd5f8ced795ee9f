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
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say while no process runs the run waits in its inbox, and the next runner judges and enters it. */
class InboxTest {
    private static final String QUESTION = "ready/1/approve-commander";

    @TempDir
    private Path folder;

    private Place place;
    private RunId run;

    @BeforeEach
    void aRunThatWaitsForAGoAndThatNobodyRuns() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        var environment = place.copy("virtual.yaml");
        place.write("real.yaml", Files.readString(environment).replace("clock: virtual", "clock: real"));
        begin("virtual");
    }

    private void begin(String environment) {
        place.run("run", "orders.yaml", "--env", environment).endedWith(ExitCode.WAITING);
        run = place.home().runs().get(0);
    }

    private List<Event> events() {
        return place.home().events(run);
    }

    private Path inbox() {
        return place.home().folder(run).inbox();
    }

    private void keep(Request request, Instant at, String saw) throws IOException {
        RequestInbox.of(place.home(), run)
                .keep(
                        request,
                        new Speaker("Dana Ortiz", "", "socket", saw, ""),
                        at,
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    void theNextRunnerEntersItInTheOrderInWhichItWasSaid() throws IOException {
        place.write("dashboard.txt", "all is well");
        int before = events().size();

        assertThat(place.run("note", "the carrier called").done().out())
                .contains("kept in the inbox as ", "the next `cutover resume " + run + "` judges and enters it");
        place.run("evidence", "add", "dashboard.txt", "--step", "freeze", "--as", "Ines Park")
                .done();
        place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "all green")
                .done();

        assertThat(events()).as("nobody but a runner writes to the record").hasSize(before);
        assertThat(place.run("status").done().out())
                .contains("INBOX: 3 requests not entered yet", "Ines Park", ": evidence", ": a note")
                .doesNotContain("dashboard.txt");
        assertThat(place.run("runs").done().out()).contains("3 requests in the inbox of " + run);
        assertThat(place.run("status", "--output", "json").done().out())
                .contains("\"asks\" : \"an answer at " + QUESTION);

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.DONE).out())
                .contains("3 requests from the inbox: 3 entered");
        assertThat(events().stream().map(Event::fact))
                .filteredOn(fact -> fact instanceof RequestFact.Received)
                .extracting(fact -> ((RequestFact.Received) fact).request().getClass())
                .isEqualTo(List.of(Request.Note.class, Request.KeepEvidence.class, Request.Decide.class));
        assertThat(place.run("evidence", "list").done().out()).contains("dashboard.txt", "Ines Park");
        var number = place.run("decisions")
                .done()
                .out()
                .lines()
                .toList()
                .get(1)
                .strip()
                .split(" ", -1)[0];
        assertThat(place.run("decisions", "show", number).done().out())
                .contains("Dana Ortiz as commander", "through: inbox, user " + System.getProperty("user.name"));
        assertThat(inbox()).isEmptyDirectory();
        assertThat(place.run("verify").done().out()).contains("is as it was written");
    }

    @Test
    void whatIsRefusedIsEnteredAsRefusedWithTheReason() {
        place.run("decide", "ready", "go", "--as", "Dana Ortiz").done();
        place.run("decide", "ready", "no-go", "--as", "Dana Ortiz", "--reason", "the carrier")
                .done();

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.DONE).out())
                .contains("2 requests from the inbox: 1 entered, 1 refused: Dana Ortiz: Dana Ortiz has already said"
                        + " 'go'");
        assertThat(place.run("status").done().out()).contains("1 refused: Dana Ortiz");
        assertThat(inbox()).isEmptyDirectory();
    }

    @Test
    void anAnswerThatWasWithdrawnInTimeOpensNothing() {
        place.run("decide", "ready", "go", "--as", "Dana Ortiz").done();
        place.run("decide", "ready", "--withdraw", "--as", "Dana Ortiz", "--reason", "the carrier")
                .done();

        place.run("resume", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(place.run("decisions").done().out()).contains("Dana Ortiz as commander: LAPSED: ready: go");
    }

    @Test
    void whatWasSeenAndUntilWhenItCountsAreJudgedAnew() throws IOException {
        var go = new Request.Decide(QUESTION, "go", "", "", "");
        keep(go, WallTime.today(), "00");
        var past = Optional.of(WallTime.today().minusSeconds(60));
        RequestInbox.of(place.home(), run)
                .keep(go, new Speaker("Dana Ortiz", "", "socket"), WallTime.today(), past, Optional.empty());

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).out())
                .contains("2 requests from the inbox: 0 entered, 2 refused: Dana Ortiz: ")
                .contains("what Dana Ortiz saw is not what is asked now", "it was to be entered until ");
    }

    @Test
    void onTheClockOfTheWallAGoCountsFromWhenItWasGiven() throws IOException {
        String book = Files.readString(folder.resolve("orders.yaml"))
                .replace("approve: { by: [commander] }", "approve: { by: [commander] }\n        expires: 10m");
        // The gate alone: everything behind it would take its time on this clock.
        place.write("orders.yaml", book.substring(0, book.indexOf("  - phase: cutover")));
        begin("real");
        var go = new Request.Decide(QUESTION, "go", "", "", "");
        keep(go, WallTime.today().minus(Duration.ofHours(1)), "");
        assertThat(place.run("resume", run.value(), "--no-input")
                        .endedWith(ExitCode.WAITING)
                        .out())
                .contains("1 refused: Dana Ortiz: it expired: an answer here counts for 10 min");

        var given = WallTime.today().minus(Duration.ofMinutes(1));
        keep(go, given, "");
        place.run("resume", run.value(), "--no-input");
        assertThat(events().stream().map(Event::fact))
                .filteredOn(fact -> fact instanceof PeopleFact.Decided)
                .extracting(fact ->
                        ((PeopleFact.Decided) fact).given().orElseThrow().getEpochSecond())
                .isEqualTo(List.of(given.getEpochSecond()));
        assertThat(events().stream().map(Event::fact))
                .filteredOn(fact -> fact instanceof RequestFact.Settled)
                .extracting(fact -> ((RequestFact.Settled) fact).why())
                .last()
                .asString()
                .contains("the gate opens only on criteria that are measured from now on");
    }

    @Test
    void filesThatAreNoRequestsAreLeftAsideWithOneNoticeEach() throws Exception {
        place.run("note", "the carrier called").done();
        Path whole;
        try (var files = Files.list(inbox())) {
            whole = files.findFirst().orElseThrow();
        }
        String text = Files.readString(whole);
        Files.writeString(named('1'), text.substring(0, text.length() / 2));
        Files.writeString(named('2'), "x".repeat(1 << 17));
        Files.createSymbolicLink(named('3'), Path.of("/etc/passwd"));
        new ProcessBuilder("mkfifo", named('4').toString()).start().waitFor();
        Files.createDirectory(named('5'));
        Files.writeString(named('6'), text.replace(run.value(), "01m8h7knq844rj2hmfe7www0rd"));
        Files.setPosixFilePermissions(
                Files.writeString(named('7'), text), PosixFilePermissions.fromString("rw--w--w-"));
        Files.writeString(inbox().resolve("read-me.txt"), "not for you");

        var resumed = place.run("resume", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(resumed.out()).contains("1 request from the inbox: 1 entered");
        assertThat(resumed.err())
                .contains("it is not a whole request", "larger than a request", "a link, a pipe or a folder")
                .contains("a request to another run", "others may write to it", "it is no file of this tool");
        assertThat(resumed.err().split("left aside, no request from the inbox", -1))
                .hasSize(9);

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).err())
                .doesNotContain("left aside");
        assertThat(place.run("status").done().out()).doesNotContain("INBOX");
    }

    private Path named(char digit) {
        return inbox().resolve("0".repeat(25) + digit + ".json");
    }

    @Test
    void aFolderThatOthersMayWriteToIsLeftAlone() throws IOException {
        place.run("note", "the carrier called").done();
        Files.setPosixFilePermissions(inbox(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(place.run("note", "again").endedWith(ExitCode.ERROR).err()).contains("others may write to");
        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).err())
                .contains("others may write to " + inbox())
                .doesNotContain("notes:");
    }

    @Test
    void evidenceWhoseFileWasChangedIsRefused() throws IOException {
        place.write("dashboard.txt", "all is well");
        place.run("evidence", "add", "dashboard.txt").done();
        try (var files = Files.list(inbox())) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".evidence")).toList()) {
                Files.writeString(file, "all is not well");
            }
        }
        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).out())
                .contains("1 refused", "its file is gone, or is not the one that was added");
        assertThat(place.run("evidence", "list").done().out()).doesNotContain("dashboard.txt");
    }

    @Test
    void whoDecidesIsNamedAndAPersonOfTheRunbookHereToo() {
        assertThat(place.run("decide", "ready", "go").endedWith(ExitCode.USAGE).err())
                .contains("a decision needs a name", "add --as NAME");
        assertThat(place.run("note", "hello", "--as", "Mallory")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'Mallory' is not a person of the runbook; its people are Dana Ortiz, Ines Park");
        assertThat(place.run("decide", "ready", "maybe", "--as", "Dana Ortiz")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("nothing at 'ready' asks Dana Ortiz for 'maybe'");
        assertThat(inbox()).doesNotExist();
    }

    @Test
    void aNoteThatWasMadeAnAbortIsLeftAside() throws IOException {
        place.run("note", "the carrier called", "--as", "Dana Ortiz").done();
        edit("\"kind\":\"NOTE\"", "\"kind\":\"ABORT\",\"reason\":\"enough\",\"impact\":\"none\"");

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).err())
                .contains("left aside, no request from the inbox", "a request of this kind cannot wait");
    }

    @Test
    void whatOnlyANewerVersionReadsStaysWhereItIs() throws IOException {
        place.run("note", "the carrier called").done();
        edit("\"format\":1", "\"format\":2");

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).err())
                .contains("stays in the inbox for now", "it was written by a newer version");
        assertThat(place.run("status").done().out()).contains("cannot be entered now");
        edit("\"format\":2", "\"format\":1");
        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).out())
                .contains("1 request from the inbox: 1 entered");
    }

    private void edit(String from, String to) throws IOException {
        try (var files = Files.list(inbox())) {
            for (var file : files.toList()) {
                String text = Files.readString(file);
                assertThat(text).contains(from);
                Files.writeString(file, text.replace(from, to));
            }
        }
    }

    @Test
    void whatTheNextRunnerWouldRefuseIsRefusedAtOnce() throws IOException {
        place.write("dashboard.txt", "all is well");
        String past = WallTime.today().minusSeconds(60).toString();

        assertThat(refused("evidence", "add", "dashboard.txt", "--step", "nostep"))
                .contains("the runbook has no step 'nostep'");
        assertThat(refused("decide", "ready", "go", "--as", "Dana Ortiz", "--expires", past))
                .contains("it was to be entered until");
        assertThat(refused("decide", "ready", "--withdraw", "--as", "Dana Ortiz", "--reason", "the carrier"))
                .contains("there is no answer by Dana Ortiz at 'ready'");
        assertThat(inbox()).doesNotExist();
    }

    private String refused(String... args) {
        return place.run(args).endedWith(ExitCode.USAGE).err();
    }

    @Test
    void refusedEvidenceLeavesNothingInTheStore() throws IOException {
        byte[] content = "all is well".getBytes(StandardCharsets.UTF_8);
        String sha256 = EvidenceStore.digest(content);
        var evidence = new Request.KeepEvidence(new StepId("nostep"), sha256, "x.txt", "text/plain", content.length);
        RequestInbox.of(place.home(), run)
                .keep(
                        evidence,
                        new Speaker("", "", "socket"),
                        WallTime.today(),
                        Optional.empty(),
                        Optional.of(content));

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).out())
                .contains("1 refused", "no step 'nostep'");
        assertThat(place.home().folder(run).evidence().resolve(sha256)).doesNotExist();
        assertThat(inbox()).isEmptyDirectory();
    }

    @Test
    void aRunThatHasEndedTakesNothingMore() {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);

        assertThat(place.run("note", "too late", "--run", run.value())
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("has ended, so nothing would enter it");
    }

    @Test
    void whatCannotWaitStillNeedsARunner() {
        assertThat(place.run("hold").endedWith(ExitCode.ERROR).err()).contains("no process runs " + run);
    }
}
