package dev.cutover.connector.webhook;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends messages through one hook, each at most once to each channel. Thread-safe. */
final class WebhookMessages implements Messages {
    private static final Pattern ID = Pattern.compile("[CGUW][A-Z0-9]{4,}");
    private static final Pattern ID_AND_NO_WORD = Pattern.compile("[CGUW](?=[A-Z0-9]*[0-9])[A-Z0-9]{8,}");

    private final Hook hook;
    private final HookCalls calls;
    private final MessageLog log;
    private final String channel;
    private final Map<String, String> contacts;

    /**
     * Messages through a hook.
     *
     * @param channel where a message goes whose contacts name none; empty for a service with only one
     * @param contacts the service's ids by the runbook's contacts
     */
    WebhookMessages(Hook hook, HookCalls calls, MessageLog log, String channel, Map<String, String> contacts) {
        this.hook = hook;
        this.calls = calls;
        this.log = log;
        this.channel = channel;
        this.contacts = Map.copyOf(contacts);
    }

    @Override
    public Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException {
        try {
            return sent(message, context);
        } catch (UncheckedIOException e) {
            throw new ConnectorException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean canEdit() {
        return hook.canEdit();
    }

    @Override
    public Optional<Instant> pausedUntil() {
        return calls.pausedUntil();
    }

    @Override
    public Outcome show(Message message, CallContext context) throws ConnectorException, InterruptedException {
        // Not under the key of the message: what is shown replaces what was shown, and a post in doubt is not repeated.
        String key = "shown " + channel;
        try {
            if (log.sent(key).isPresent()) {
                if (log.thread(channel).isEmpty()) {
                    return Outcome.unverified("it was posted before without an answer, and is not posted again");
                }
                log.drop(key);
            }
            return Outcome.succeeded(
                    hook.show(PlainMessage.of(message, List.of(), context), channel, new LoggedAttempt(log, key)));
        } catch (UndeliveredException e) {
            if (e.mayHaveArrived()) {
                return Outcome.unverified("whether it is shown is unknown: " + e.why());
            }
            log.drop(key);
            return Outcome.failed("not shown: " + e.why(), true);
        } catch (UncheckedIOException e) {
            throw new ConnectorException(String.valueOf(e.getMessage()), e);
        }
    }

    private Outcome sent(Message message, CallContext context) throws InterruptedException {
        var ids = Stream.concat(
                        message.to().stream().map(address -> id(address, message)),
                        message.contacts().stream().map(contacts::get))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var plain = PlainMessage.of(
                message, ids.stream().filter(id -> !isChannel(id)).toList(), context);
        var outcomes = new ArrayList<Outcome>();
        for (String each : channels(ids)) {
            outcomes.add(once(plain, each));
        }
        return worst(outcomes);
    }

    private Set<String> channels(List<String> ids) {
        var channels = new LinkedHashSet<String>();
        if (!channel.isEmpty()) {
            ids.stream().filter(WebhookMessages::isChannel).forEach(channels::add);
        }
        return channels.isEmpty() ? Set.of(channel) : channels;
    }

    /** An address may be Slack's own id of a person or a channel; a contact only if it can be no word. */
    private @Nullable String id(String address, Message message) {
        var form = message.contacts().contains(address) ? ID_AND_NO_WORD : ID;
        boolean isId = !channel.isEmpty() && form.matcher(address).matches();
        return contacts.getOrDefault(address, isId ? address : null);
    }

    /** Slack's ids of people begin with U or W. */
    private static boolean isChannel(String id) {
        return !id.matches("[UW][A-Z0-9]+");
    }

    /** Notes it in the log, where the process that takes the run over finds it. */
    private record LoggedAttempt(MessageLog log, String key) implements MessageAttempt {
        @Override
        public void begin() {
            log.begin(key);
        }

        @Override
        public void drop() {
            log.drop(key);
        }
    }

    private Outcome once(PlainMessage message, String to) throws InterruptedException {
        String key = to.isEmpty() ? message.key() : message.key() + " " + to;
        var before = log.sent(key);
        if (before.isPresent()) {
            return before.orElseThrow().isEmpty()
                    ? Outcome.unverified("it was sent before without an answer, and is not sent again")
                    : Outcome.succeeded(before.orElseThrow() + " before");
        }
        try {
            String confirmed = hook.deliver(message, to, new LoggedAttempt(log, key));
            log.confirm(key, confirmed);
            return Outcome.succeeded(confirmed);
        } catch (UndeliveredException e) {
            if (e.mayHaveArrived()) {
                return Outcome.unverified("whether it arrived is unknown: " + e.why());
            }
            log.drop(key);
            return Outcome.failed("not sent: " + e.why(), true);
        }
    }

    /** What is unknown weighs more than what failed: that can be sent again. */
    private static Outcome worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Unverified.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(Outcome.Failed.class::isInstance)
                        .findFirst())
                .orElseGet(() -> outcomes.get(0));
    }
}
