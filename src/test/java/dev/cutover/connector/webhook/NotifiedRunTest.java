package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that tell a chat what happens, from the first command to the report. */
class NotifiedRunTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: shop
            roles:
              lead: { who: [Ann Lee], contact: "#stores", may: [go, no-go, override, rollback, abort] }
              office: { who: [Bo Ek], may: [go] }
            systems:
              host: { owner: web, flow: consumer }
              chat: { owner: web, flow: consumer }
            phases:
              - phase: night
                steps:
                  - { notify: Tell everybody, id: tell, to: [lead], via: chat, message: The cutover begins }
                  - { action: The work, id: work, system: host, call: work, undo: none, because: a try }
                  - { notify: Tell the end, id: told, to: [office], via: chat, message: The cutover is over }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: virtual
            systems:
              host: { connector: command, operations: { work: { argv: [touch, done], idempotent: true } } }
              chat:
                connector: webhook
                with: { kind: slack, url: "%s", token: "${secret:SLACK}", channel: C0OPS, contacts: { "#stores": C0STORES } }
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
        place.write("lab.yaml", ENVIRONMENT.formatted(chat.url("/api")));
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    @Test
    void aRunTellsEachChannelInAThreadOfItsOwn() throws IOException {
        place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input").endedWith(ExitCode.DONE);

        assertThat(chat.asked())
                .extracting(asked -> asked.json().path("channel").asText())
                .containsExactly("C0STORES", "C0STORES", "C0OPS", "C0OPS");
        assertThat(chat.asked().get(1).body()).contains("The cutover begins", "For: #stores");
        var home = place.home();
        assertThat(Files.readString(home.folder(home.runs().get(0)).record())).doesNotContain(ChatServer.TOKEN);
    }

    @Test
    void theAddressOfOnePersonTakesNobodyElsesMessage() throws IOException {
        place.write(
                "runbook.yaml",
                RUNBOOK.replace("[Bo Ek]", "[Bo Ek], contact: stores@shop.example")
                        + "notify: { Ann Lee: U0ANNLEE }\n");

        place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input").endedWith(ExitCode.DONE);

        var told = chat.asked().stream().map(ChatServer.Asked::body).toList();
        assertThat(told).anyMatch(body -> body.contains("The cutover begins") && body.contains("For: <@U0ANNLEE>"));
        assertThat(told).anyMatch(body -> body.contains("is over") && body.contains("For: stores@shop.example"));
    }

    @Test
    void aChatThatIsDownStopsNothingAndWhatWasNotDeliveredIsTold() {
        chat.close();

        var run = place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");

        run.endedWith(ExitCode.DONE);
        assertThat(folder.resolve("done")).exists();
        assertThat(run.out() + run.err())
                .contains("not delivered: tell: it failed, and the runbook continues: not sent: 127.0.0.1 refuses")
                .contains("not delivered: told: ")
                .doesNotContain(ChatServer.TOKEN);
        assertThat(place.run("status").out()).contains("not delivered: tell, told");
        assertThat(place.run("report").out()).containsPattern("(?i)not delivered");
    }

    @Test
    void aMessageWithoutAnAnswerStopsNothingAndIsNotSentAgain() {
        chat.answeringNothing();

        var run = place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");

        run.endedWith(ExitCode.DONE);
        assertThat(place.run("status").out()).contains("not delivered: tell");
        assertThat(chat.paths()).hasSize(3);
    }

    @Test
    void aChatThatRefusesIsToldInItsOwnWords() throws IOException {
        place.write("lab.yaml", ENVIRONMENT.formatted(chat.url("/api")).replace("C0OPS", "C0NOWHERE"));

        var run = place.run("run", "runbook.yaml", "--env", "lab.yaml", "--no-input");

        run.endedWith(ExitCode.DONE);
        assertThat(run.out() + run.err()).contains("told", "Slack says: channel_not_found; name the channel by its id");
    }

    @Test
    void aCheckTriesTheToken() {
        assertThat(place.run("check", "runbook.yaml", "--env", "lab.yaml").out())
                .contains("chat    ready      ok: reachable, credentials, permissions");
        assertThat(place.with("SLACK", "xoxb-of-somebody-else")
                        .run("check", "runbook.yaml", "--env", "lab.yaml")
                        .out())
                .contains("Slack says: invalid_auth");
    }
}
