package dev.cutover.connector.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cutover.http.HttpAnswer;
import dev.cutover.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A bot of Slack: one message a run in each channel, edited in place, and a thread below it. Thread-safe. */
final class SlackThread implements Hook {
    private static final JsonMapper JSON = new JsonMapper();

    /** Errors after which a part of the work may be done all the same. */
    private static final Set<String> UNSURE = Set.of("fatal_error", "internal_error");

    private static final Map<String, String> WHAT_NEXT = Map.of(
            "not_in_channel", "; invite the bot to the channel",
            "channel_not_found", "; name the channel by its id, and invite the bot to it if it is private",
            "is_archived", "; name another channel",
            "missing_scope", "; give the token the scope chat:write",
            "invalid_auth", "; look at the token",
            "token_revoked", "; set a new token",
            "token_expired", "; set a new token");

    private final HookCalls calls;
    private final String token;
    private final MessageLog log;
    private final ReentrantLock lock = new ReentrantLock();

    SlackThread(HookCalls calls, String token, MessageLog log) {
        this.calls = calls;
        this.token = token;
        this.log = log;
    }

    /** One message at a time: a second one must not open a second thread. */
    @Override
    public String deliver(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        lock.lockInterruptibly();
        try {
            var known = log.thread(channel);
            var thread = known.isPresent() ? known.get() : opened(message, channel, attempt);
            ask(
                    "chat.postMessage",
                    SlackText.message(message).put("channel", thread.channel()).put("thread_ts", thread.stamp()),
                    channel,
                    new Sent(message, attempt));
            var longer = thread.longer();
            log.keep(channel, longer);
            return "posted in " + channel + edited(message, channel, longer);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean canEdit() {
        return true;
    }

    @Override
    public String show(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        lock.lockInterruptibly();
        try {
            var known = log.thread(channel);
            if (known.isPresent()) {
                if (isUpdated(message, known.get(), channel)) {
                    log.keep(channel, known.get().showing());
                    return "edited in " + channel;
                }
                log.forget(channel);
            }
            log.keep(
                    channel,
                    posted(SlackText.standing(message), channel, new Sent(message, attempt))
                            .showing());
            attempt.drop();
            return "posted in " + channel;
        } finally {
            lock.unlock();
        }
    }

    /** False if somebody has deleted the message. */
    private boolean isUpdated(PlainMessage message, MessageLog.OpenThread thread, String channel)
            throws UndeliveredException, InterruptedException {
        try {
            update(SlackText.standing(message), thread, channel, message);
            return true;
        } catch (UndeliveredException e) {
            if (isGone(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isGone(UndeliveredException e) {
        return e.why().contains("message_not_found");
    }

    /** To repeat it does no harm, so it is not noted. */
    private void update(ObjectNode body, MessageLog.OpenThread thread, String channel, PlainMessage message)
            throws UndeliveredException, InterruptedException {
        ask(
                "chat.update",
                body.put("channel", thread.channel()).put("ts", thread.stamp()),
                channel,
                new Sent(message, MessageAttempt.NONE));
    }

    /** What is being told, and where it is noted. */
    private record Sent(PlainMessage message, MessageAttempt attempt) {}

    /** Posts the message of the run, which names what is told first; its text follows in the thread. */
    private MessageLog.OpenThread opened(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        var thread = posted(SlackText.ofRun(message, 1), channel, new Sent(message, attempt));
        log.keep(channel, thread);
        attempt.drop();
        return thread;
    }

    private MessageLog.OpenThread posted(ObjectNode body, String channel, Sent sent)
            throws UndeliveredException, InterruptedException {
        var root = ask("chat.postMessage", body.put("channel", channel), channel, sent);
        return new MessageLog.OpenThread(
                root.path("channel").asText(channel), root.path("ts").asText(), 0, false);
    }

    /** The message of the run is no more than a courtesy: the thread has it all. */
    private String edited(PlainMessage message, String channel, MessageLog.OpenThread thread)
            throws InterruptedException {
        if (thread.messages() == 1 || thread.shows()) {
            return "";
        }
        try {
            update(SlackText.ofRun(message, thread.messages()), thread, channel, message);
            return "";
        } catch (UndeliveredException e) {
            if (isGone(e)) {
                log.forget(channel);
            }
            return "; the message of the run was not edited: " + e.why();
        }
    }

    private JsonNode ask(String method, ObjectNode body, String channel, Sent sent)
            throws UndeliveredException, InterruptedException {
        return read(calls.send(call(method, body), channel, sent.message().deadline(), sent.attempt()));
    }

    /** Asks who the token belongs to: changes nothing. */
    HttpAnswer whoAmI(Instant deadline) throws UndeliveredException, InterruptedException {
        return calls.send(call("auth.test", JSON.createObjectNode()), "", deadline, MessageAttempt.NONE);
    }

    private HttpCall call(String method, ObjectNode body) {
        var service = calls.sender().service();
        return HttpCall.of("POST", service.at("/" + method), service.limit())
                .withBody("application/json; charset=utf-8", body.toString().getBytes(StandardCharsets.UTF_8))
                .withHeader("Authorization", "Bearer " + token);
    }

    /** Slack answers with success, and says in the answer what it refused. */
    static JsonNode read(HttpAnswer answer) throws UndeliveredException {
        try {
            var json = JSON.readTree(answer.text());
            if (json.path("ok").asBoolean()) {
                return json;
            }
            if (json.has("error")) {
                String error = json.path("error").asText();
                throw new UndeliveredException(
                        "Slack says: " + error + WHAT_NEXT.getOrDefault(error, ""), UNSURE.contains(error));
            }
        } catch (JsonProcessingException notJson) {
            // Told below, as any other answer that is not one of Slack.
        }
        throw new UndeliveredException("the answer is not one of Slack: is the url https://slack.com/api?", true);
    }
}
