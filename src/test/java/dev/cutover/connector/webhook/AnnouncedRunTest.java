package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that tell a chat of themselves: what is asked and of whom, what goes wrong, and how they end. */
class AnnouncedRunTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: shop
            roles:
              lead: { who: [Ann Lee], contact: bridge 1, may: [go, no-go, override, rollback, abort] }
              office: { who: [Bo Ek], may: [go] }
            notify: { Ann Lee: U0ANNLEE }
            announce: { via: chat }
            systems:
              host: { owner: web, flow: consumer }
              chat: { owner: web, flow: consumer }
            phases:
              - phase: night
                steps:
                  - { action: The work, id: work, system: host, call: work, undo: none, because: a try }
                  - gate: Is it good
                    id: good
                    approve: { by: [lead] }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: %s
            systems:
              host: { connector: command, operations: { work: { argv: [touch, done], idempotent: true } } }
              chat:
                connector: webhook
                with: { kind: %s, url: "%s"%s }
            """;
    private static final String BOT = ", token: \"${secret:SLACK}\", channel: C0OPS";
    private static final String GO = """
            answers:
              - { at: good, as: Ann Lee, say: go, reason: all well }
            """;

    @TempDir
    private Path folder;

    private Place place;
    private ChatServer chat;

    @BeforeEach
    void start() throws IOException {
        chat = new ChatServer();
        place = Place.in(folder).with("SLACK", ChatServer.TOKEN);
        place.write("runbook.yaml", RUNBOOK);
        place.write("go.yaml", GO);
        slack("virtual");
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    private void slack(String clock) throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted(clock, "slack", chat.url("/api"), BOT));
    }

    private void plainHook(String clock) throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted(clock, "slack-webhook", chat.url("/hook"), ""));
    }

    private CommandContext run(String... more) {
        var line = new ArrayList<>(List.of("run", "runbook.yaml", "--env", "lab.yaml", "--no-input"));
        line.addAll(List.of(more));
        return place.run(line.toArray(String[]::new));
    }

    private List<ChatServer.Asked> posted() {
        return chat.asked().stream()
                .filter(asked -> asked.path().equals("/api/chat.postMessage"))
                .toList();
    }

    private String lastShown() {
        var edits = chat.asked().stream()
                .filter(asked -> asked.path().equals("/api/chat.update"))
                .toList();
        return edits.get(edits.size() - 1).body();
    }

    @Test
    void oneMessageShowsHowTheRunStandsAndItsThreadWhatHappened() {
        run().endedWith(ExitCode.WAITING);

        assertThat(posted()).hasSize(2);
        assertThat(posted().get(1).body())
                .contains("ASKS lead (Ann Lee): Is it good?")
                .contains("To answer:\\n  cutover decide ", "--as \\\"Ann Lee\\\"", "For: <@U0ANNLEE>\"")
                .doesNotContain("bridge 1");
        assertThat(lastShown()).contains("WAITING", "Asked since", "lead (Ann Lee): Is it good?");

        var resumed = place.run("resume", "--no-input", "--answers", "go.yaml");

        resumed.endedWith(ExitCode.DONE);
        assertThat(posted()).as("the question is told once").hasSize(3);
        assertThat(posted().get(2).body()).contains("ENDED: completed");
        assertThat(lastShown()).contains("COMPLETED").doesNotContain("Asked since");
    }

    @Test
    void aPlainHookGetsAMessageAnEvent() throws IOException {
        plainHook("virtual");

        run().endedWith(ExitCode.WAITING);
        place.run("resume", "--no-input", "--answers", "go.yaml").endedWith(ExitCode.DONE);

        assertThat(chat.asked()).hasSize(2);
        assertThat(chat.asked().get(0).body()).contains("ASKS lead");
        assertThat(chat.asked().get(1).body()).contains("ENDED: completed");
    }

    @Test
    void aChatThatIsDownAllNightChangesNothingButWhatIsTold() throws IOException {
        chat.close();

        run().endedWith(ExitCode.WAITING);
        var resumed = place.run("resume", "--no-input", "--answers", "go.yaml");

        resumed.endedWith(ExitCode.DONE);
        assertThat(resumed.out() + resumed.err())
                .contains("not delivered: 2 announcements: not sent: 127.0.0.1 refuses");
        assertThat(place.run("status").out()).contains("not delivered: 2 announcements");
        assertThat(place.run("status", "--output", "json").out()).contains("\"undeliveredAnnouncements\" : 2");
        assertThat(place.run("report").out()).containsPattern("(?i)not delivered.*2 announcements");
        assertThat(place.run("verify").out()).doesNotContain("fault");
    }

    @Test
    void aChatThatAsksForAPauseGetsTheMessageAfterIt() throws IOException {
        plainHook("virtual");
        chat.answering(429, "", "7");

        run().endedWith(ExitCode.WAITING);

        assertThat(chat.asked()).hasSize(2);
        assertThat(chat.asked().get(1).body()).contains("ASKS lead");
        assertThat(place.run("status").out()).doesNotContain("not delivered");
    }

    @Test
    void aChatThatAsksForAnHourIsSentNothingMeanwhile() throws IOException {
        plainHook("virtual");
        chat.answering(429, "", "3600");

        var run = run("--answers", "go.yaml");

        run.endedWith(ExitCode.DONE);
        assertThat(chat.asked()).hasSize(1);
        assertThat(run.out() + run.err())
                .contains("not delivered: 1 announcement: the system asks to be sent no message before");
    }

    @Test
    void aChatThatHangsKeepsTheRunsOwnCodeAndWhatItHasNotTakenIsTold() throws IOException {
        plainHook("real");
        var release = chat.holdingTheNext();

        var run = run("--answers", "go.yaml");
        release.countDown();

        run.endedWith(ExitCode.DONE);
        assertThat(run.out() + run.err())
                .contains("not delivered: 1 announcement: no answer before the process ended")
                .doesNotContain("Exception");
    }

    @Test
    void aDryRunTellsNobody() {
        run("--dry-run");

        assertThat(posted()).isEmpty();
    }

    @Test
    void aCheckTriesTheSystemThatTellsOfTheRun() {
        assertThat(place.run("check", "runbook.yaml", "--env", "lab.yaml").out())
                .contains("chat    ready      ok: reachable, credentials, permissions");
    }

    @Test
    void aPlanSaysWhatIsToldAndWhom() throws IOException {
        assertThat(place.run("plan", "runbook.yaml", "--env", "lab.yaml").out())
                .containsIgnoringWhitespaces(
                        "announces questions, broken guards, rollbacks, the end through chat; by name to Ann Lee");
        assertThat(place.run("plan", "runbook.yaml", "--env", "lab.yaml", "--output", "json")
                        .out())
                .containsIgnoringWhitespaces("\"announce\": { \"via\": \"chat\", "
                        + "\"on\": [ \"asked\", \"breach\", \"rollback\", \"end\" ], \"toldByName\": [ \"Ann Lee\" ] }")
                .doesNotContain("U0ANNLEE");

        place.write("runbook.yaml", RUNBOOK.replace("notify: { Ann Lee: U0ANNLEE }\n", ""));

        assertThat(place.run("plan", "runbook.yaml", "--env", "lab.yaml").out())
                .containsIgnoringWhitespaces("nobody has an address, so nobody is told by name");
        place.run("validate", "runbook.yaml").endedWith(ExitCode.DONE);
    }
}
