package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Messages.Message;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one message of a run that a bot of Slack edits. */
class ShownRunTest {
    private static final Message RUNNING = new Message(List.of(), "shop: RUNNING", "Nothing is asked");
    private static final Message WAITING = new Message(List.of(), "shop: WAITING", "Ann Lee is asked");
    private static final Message BEGUN = new Message(List.of(), "It begins", "It begins");

    @TempDir
    private Path folder;

    private final ChatClock clock = new ChatClock();
    private ChatServer chat;

    @BeforeEach
    void start() throws IOException {
        chat = new ChatServer();
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    /** Of a process of its own, each time. */
    private Messages bot(Map<String, String> contacts) throws Exception {
        Map<String, Object> with = Map.of(
                "kind",
                "slack",
                "url",
                chat.url("/api"),
                "token",
                ChatServer.TOKEN,
                "channel",
                "C0OPS",
                "contacts",
                contacts);
        var binding = new Binding(new SystemId("chat"), "webhook", with, Map.of());
        return new WebhookConnectorProvider()
                .open(binding, new LoneRun(clock, folder))
                .as(Messages.class)
                .orElseThrow();
    }

    private Messages bot() throws Exception {
        return bot(Map.of());
    }

    private static CallContext call(String key) {
        return new CallContext(
                "r1/" + key, "c0ffee", 1, Segment.EVERYTHING, ChatClock.START.plusSeconds(60), EvidenceSink.NONE);
    }

    @Test
    void theNextProcessEditsTheSameMessageAndTellsInItsThread() throws Exception {
        bot().show(RUNNING, call("one"));
        bot().send(BEGUN, call("two"));
        bot().show(WAITING, call("three"));

        assertThat(chat.paths())
                .as("a thread whose message shows how the run stands is not counted in it")
                .containsExactly("/api/chat.postMessage", "/api/chat.postMessage", "/api/chat.update");
        assertThat(chat.asked().get(0).body()).contains("*shop: RUNNING*");
        assertThat(chat.asked().get(1).json().path("thread_ts").asText()).isEqualTo("1700000000.000001");
        assertThat(chat.asked().get(2).json().path("ts").asText()).isEqualTo("1700000000.000001");
        assertThat(chat.asked().get(2).body()).contains("*shop: WAITING*", "Ann Lee is asked");
    }

    @Test
    void aMessageThatSomebodyHasDeletedIsPostedAnew() throws Exception {
        var bot = bot();
        bot.show(RUNNING, call("one"));
        chat.answering(200, ChatServer.refusal("message_not_found"), "");

        assertThat(bot.show(WAITING, call("two"))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(chat.paths()).containsExactly("/api/chat.postMessage", "/api/chat.update", "/api/chat.postMessage");
    }

    @Test
    void aPostWithoutAnAnswerIsNotRepeatedUntilAThreadIsOpen() throws Exception {
        var bot = bot();
        chat.answeringNothing();
        assertThat(bot.show(RUNNING, call("one"))).isInstanceOf(Outcome.Unverified.class);
        assertThat(bot.show(RUNNING, call("two"))).isInstanceOf(Outcome.Unverified.class);
        assertThat(chat.paths()).hasSize(1);

        bot.send(BEGUN, call("three"));

        assertThat(bot.show(WAITING, call("four"))).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void anAddressMayBeAnIdOfSlackAndAContactNamesAChannelOnlyWhereItIsListed() throws Exception {
        var bot = bot(Map.of("#stores", "C0STORES"));

        bot.send(new Message(List.of("U0ANNLEE"), "Look", "Look", List.of("bridge 1")), call("one"));
        bot.send(new Message(List.of("@bo"), "Look", "Look", List.of("#stores")), call("two"));

        assertThat(chat.asked())
                .extracting(asked -> asked.json().path("channel").asText())
                .containsExactly("C0OPS", "C0OPS", "C0STORES", "C0STORES");
        assertThat(chat.asked().get(1).body()).contains("For: <@U0ANNLEE>\"").doesNotContain("bridge");
        assertThat(chat.asked().get(3).body()).contains("For: @bo");
    }
}
