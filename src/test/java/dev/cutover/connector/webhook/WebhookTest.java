package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Messages.Message;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.LoneRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to a service that behaves like Slack, over HTTP. */
class WebhookTest {
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

    private Connector open(Map<String, Object> with) throws Exception {
        return open(with, clock);
    }

    private Connector open(Map<String, Object> with, RunClock clock) throws Exception {
        var binding = new Binding(new SystemId("chat"), "webhook", with, Map.of());
        assertThat(new WebhookConnectorProvider().describe(binding).problems()).isEmpty();
        return new WebhookConnectorProvider().open(binding, new LoneRun(clock, folder));
    }

    private Map<String, Object> bot() {
        return new LinkedHashMap<>(
                Map.of("kind", "slack", "url", chat.url("/api"), "token", ChatServer.TOKEN, "channel", "C0OPS"));
    }

    private Map<String, Object> hook(String kind) {
        return new LinkedHashMap<>(Map.of("kind", kind, "url", chat.url("/services/T0/secret-of-the-hook")));
    }

    private Outcome send(Connector connector, String key, Message message) throws Exception {
        var context = new CallContext(
                "r1/" + key, "c0ffee", 1, Segment.EVERYTHING, ChatClock.START.plusSeconds(60), EvidenceSink.NONE);
        return connector.as(Messages.class).orElseThrow().send(message, context);
    }

    private static List<Found> look(Connector connector) throws Exception {
        return connector
                .as(Preflight.class)
                .orElseThrow()
                .look(new Preflight.Purpose(Set.of(), Set.of(Messages.class), ChatClock.START.plusSeconds(60)));
    }

    @Test
    void aBotHasOneMessageARunAndTellsInItsThread() throws Exception {
        var slack = open(bot());
        assertThat(send(slack, "tell", BEGUN)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(send(slack, "told", new Message(List.of(), "It is over", "It is over & <done>")))
                .isInstanceOf(Outcome.Succeeded.class);

        assertThat(chat.paths())
                .containsExactly(
                        "/api/chat.postMessage", "/api/chat.postMessage", "/api/chat.postMessage", "/api/chat.update");
        assertThat(chat.asked())
                .extracting(asked -> asked.json().path("thread_ts").asText())
                .containsExactly("", "1700000000.000001", "1700000000.000001", "");
        assertThat(chat.asked().get(3).json().path("ts").asText()).isEqualTo("1700000000.000001");
        assertThat(chat.asked().get(3).body()).contains("Cutover run r1, 2 messages in the thread", "Last: It is over");
        assertThat(chat.asked().get(2).body()).contains("It is over &amp; &lt;done&gt;");
    }

    @Test
    void aRunThatIsResumedGoesOnInTheSameThread() throws Exception {
        send(open(bot()), "tell", BEGUN);
        send(open(bot()), "told", BEGUN);

        assertThat(chat.asked().get(2).json().path("thread_ts").asText()).isEqualTo("1700000000.000001");
    }

    @Test
    void theSameMessageIsSentOnce() throws Exception {
        send(open(hook("slack-webhook")), "tell", BEGUN);

        var again = send(open(hook("slack-webhook")), "tell", BEGUN);

        assertThat(again).isEqualTo(Outcome.succeeded("posted before"));
        assertThat(chat.asked()).hasSize(1);
    }

    @Test
    void aMessageWithoutAnAnswerIsUnknownAndNotSentAgain() throws Exception {
        chat.answeringNothing();

        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN)).isInstanceOf(Outcome.Unverified.class);
        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN)).isInstanceOf(Outcome.Unverified.class);
        assertThat(chat.asked()).hasSize(1);
    }

    @Test
    void aRefusedMessageIsToldInSlacksWordsAndMayBeSentAgain() throws Exception {
        var settings = bot();
        settings.put("channel", "C0NOWHERE");

        assertThat(send(open(settings), "tell", BEGUN))
                .isEqualTo(Outcome.failed(
                        "not sent: Slack says: channel_not_found; name the channel by its id, and invite the bot to it if"
                                + " it is private",
                        true));
        assertThat(send(open(bot()), "tell", BEGUN)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void anErrorOfSlackAfterWhichTheMessageMayStandIsUnknown() throws Exception {
        send(open(bot()), "first", BEGUN);
        chat.answering(200, ChatServer.refusal("internal_error"), "");

        assertThat(send(open(bot()), "tell", BEGUN)).isInstanceOf(Outcome.Unverified.class);
    }

    @Test
    void aServiceThatTakesNoMoreIsAwaitedAsLongAsItSays() throws Exception {
        chat.answering(429, "", "7");

        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(clock.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(chat.asked()).hasSize(2);
    }

    @Test
    void aServiceThatIsOverloadedAndSaysForHowLongHasShownNothing() throws Exception {
        chat.answering(503, "", "7");

        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(clock.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        chat.answering(503, "", "");
        assertThat(send(open(hook("slack-webhook")), "again", BEGUN)).isInstanceOf(Outcome.Unverified.class);
    }

    @Test
    void aPauseMayBeToldAsADate() throws Exception {
        chat.answering(429, "", "Fri, 31 Dec 2100 23:59:59 GMT");

        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN).trouble())
                .contains("HTTP 429", "when the time of the step is over");
        assertThat(chat.asked()).hasSize(1);
    }

    @Test
    void aPauseHoldsForTheNextMessageToTheChannelToo() throws Exception {
        var hook = open(hook("slack-webhook"));
        chat.answering(429, "", "600");
        send(hook, "first", BEGUN);

        assertThat(send(hook, "second", BEGUN).trouble()).contains("again in 10m");
        assertThat(chat.asked()).hasSize(1);
    }

    @Test
    void aMessageWhoseProcessEndedWhileItWaitedIsSentByTheNextOne() throws Exception {
        var ended = new IllegalStateException("the process ended");
        var dying = new ChatClock() {
            @Override
            public synchronized void sleep(Duration duration) {
                throw ended;
            }
        };
        var hook = open(hook("slack-webhook"), dying);
        send(hook, "first", BEGUN);
        assertThatThrownBy(() -> send(hook, "second", BEGUN)).isSameAs(ended);
        assertThat(send(open(hook("slack-webhook")), "second", BEGUN)).isEqualTo(Outcome.succeeded("posted"));

        chat.answering(429, "", "5");
        var other = open(hook("slack-webhook"), dying);
        assertThatThrownBy(() -> send(other, "third", BEGUN)).isSameAs(ended);
        assertThat(send(open(hook("slack-webhook")), "third", BEGUN)).isEqualTo(Outcome.succeeded("posted"));
    }

    @Test
    void whoWaitsForTheThreadOfAnotherMessageCanBeInterrupted() throws Exception {
        var slack = open(bot());
        var release = chat.holdingTheNext();
        var first = new Thread(() -> sent(slack, "first"));
        first.start();
        Awaitility.await().until(() -> chat.asked().size() == 1);
        var interrupted = new AtomicBoolean();
        var second = new Thread(() -> interrupted.set(sent(slack, "second")));
        second.start();
        Awaitility.await()
                .until(() -> second.getState() == Thread.State.WAITING || second.getState() == Thread.State.BLOCKED);
        second.interrupt();
        second.join(20_000);
        assertThat(second.isAlive()).isFalse();
        release.countDown();
        first.join(20_000);

        assertThat(interrupted).isTrue();
        assertThat(send(slack, "second", BEGUN)).isInstanceOf(Outcome.Succeeded.class);
    }

    /** Whether it was interrupted. */
    private boolean sent(Connector connector, String key) {
        try {
            send(connector, key, BEGUN);
            return false;
        } catch (InterruptedException e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPauseBeyondTheStepsTimeIsNotAwaited() throws Exception {
        chat.answering(429, "", "600");

        assertThat(send(open(hook("slack-webhook")), "tell", BEGUN).trouble())
                .contains("HTTP 429", "again in 10m", "when the time of the step is over");
        assertThat(clock.slept()).isZero();
    }

    @Test
    void aChannelGetsOneMessageASecond() throws Exception {
        var hook = open(hook("slack-webhook"));
        for (int number = 0; number < 4; number++) {
            send(hook, "tell-" + number, BEGUN);
        }

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aLongTextIsCutWithinTheSectionAndNoEscapeIsBroken() throws Exception {
        send(open(hook("slack-webhook")), "tell", new Message(List.of("Ann Lee"), "Long", "&".repeat(2_000)));

        String text = chat.asked().get(0).json().at("/blocks/0/text/text").asText();
        assertThat(text.length()).isBetween(2_900, 3_000);
        assertThat(text).endsWith("&amp;…\nFor: Ann Lee");
    }

    @Test
    void contactsChooseTheChannelAndWhoIsMentioned() throws Exception {
        var settings = bot();
        settings.put("contacts", Map.of("#stores", "C0STORES", "Ann Lee", "U0ANN"));

        send(open(settings), "tell", new Message(List.of("#stores", "Ann Lee", "bridge 1"), "Look", "Look"));

        assertThat(chat.asked())
                .extracting(asked -> asked.json().path("channel").asText())
                .containsOnly("C0STORES");
        assertThat(chat.asked().get(1).json().at("/blocks/0/text/text").asText())
                .isEqualTo("Look\nFor: <@U0ANN> #stores, Ann Lee, bridge 1");
    }

    @Test
    void aContactInCapitalsIsNoIdOfAChannelOrAPerson() throws Exception {
        var free = List.of("COMMS", "WARROOM");

        send(open(bot()), "tell", new Message(free, "Look", "Look", free));

        assertThat(chat.asked())
                .extracting(asked -> asked.json().path("channel").asText())
                .containsOnly("C0OPS");
        assertThat(chat.asked().get(1).json().at("/blocks/0/text/text").asText())
                .isEqualTo("Look\nFor: COMMS, WARROOM");
    }

    @Test
    void aWorkflowOfTeamsOnlyAccepts() throws Exception {
        chat.answering(202, "", "");

        assertThat(send(open(hook("teams")), "tell", BEGUN))
                .isEqualTo(Outcome.succeeded("accepted by the workflow, which does not say whether it was shown"));
        var card = chat.asked().get(0).json().at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).isEqualTo("It begins");
    }

    @Test
    void aTemplateWritesEachValueAsItsBodyNeedsIt() throws Exception {
        var settings = hook("template");
        settings.put(
                "body", "{ \"summary\": \"{subject}\", \"for\": \"{to}\", \"dedup\": \"{key}\", \"run\": \"{run}\" }");

        send(open(settings), "tell", new Message(List.of("Ann"), "Say \"go\"\nor not", "x"));

        var json = chat.asked().get(0).json();
        assertThat(json.path("summary").asText()).isEqualTo("Say \"go\"\nor not");
        assertThat(json.path("for").asText()).isEqualTo("Ann");
        assertThat(json.path("dedup").asText()).isEqualTo("r1/tell");
        assertThat(json.path("run").asText()).isEqualTo("r1");
    }

    @Test
    void aHookThatIsDownHasNotGotTheMessage() throws Exception {
        var hook = open(hook("slack-webhook"));
        chat.close();

        assertThat(send(hook, "tell", BEGUN)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.changedNothing()).isTrue();
            assertThat(failed.why()).contains("127.0.0.1 refuses the connection");
            assertThat(failed.why()).doesNotContain("secret-of-the-hook");
        });
    }

    @Test
    void aCheckTriesTheTokenOfABotWithoutAMessage() throws Exception {
        assertThat(look(open(bot()))).extracting(Found::verdict).containsOnly(Verdict.OK);
        assertThat(chat.paths()).containsExactly("/api/auth.test");

        var settings = bot();
        settings.put("token", "xoxb-of-somebody-else");
        assertThat(look(open(settings)))
                .contains(Found.failed(Aspect.CREDENTIALS, "Slack says: invalid_auth; look at the token"));
    }

    @Test
    void aCheckCannotTellOfOtherHooksUnlessAMessageMayBeSentToATestPlace() throws Exception {
        assertThat(look(open(hook("teams")))).extracting(Found::verdict).containsOnly(Verdict.CANNOT_TELL);

        var settings = hook("teams");
        settings.put("probe", Map.of("url", chat.url("/workflows/test")));
        var teams = open(settings);
        assertThat(look(teams)).extracting(Found::verdict).containsOnly(Verdict.OK);
        assertThat(look(teams)).extracting(Found::verdict).containsOnly(Verdict.OK);
        assertThat(chat.paths()).containsExactly("/workflows/test");

        chat.answering(410, "no_service", "");
        assertThat(look(open(settings)))
                .contains(Found.failed(
                        Aspect.REACHABLE, "the test message: the service answers with HTTP 410: no_service"));
    }
}
