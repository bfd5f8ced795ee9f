package dev.cutover.connector.webhook;

import dev.cutover.http.HttpSender;
import dev.cutover.http.HttpService;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Preflight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One hook. Connects when it has something to send. Thread-safe. */
final class WebhookConnector implements Connector {
    static final Set<Class<?>> CAPABILITIES = Set.of(Messages.class, Preflight.class);

    private final Map<Class<?>, Object> parts;

    WebhookConnector(SystemId system, WebhookSettings settings, ConnectorContext context) {
        var log = new MessageLog(context.folder().resolve(system + ".jsonl"));
        var calls = calls(settings.service(), context);
        Optional<SlackThread> bot = settings.kind() == WebhookKind.SLACK
                ? Optional.of(new SlackThread(calls, settings.token(), log))
                : Optional.empty();
        var hook = bot.<Hook>map(slack -> slack).orElseGet(() -> single(settings, calls));
        var trial = settings.probe()
                .map(probe -> new Trial(
                        bot.isPresent() ? hook : single(settings, calls(probe.service(), context)), probe.channel()));
        parts = Map.of(
                Messages.class,
                new WebhookMessages(hook, log, settings.channel(), settings.contacts()),
                Preflight.class,
                new WebhookPreflight(bot, trial));
    }

    private static HookCalls calls(HttpService service, ConnectorContext context) {
        return new HookCalls(new HttpSender(service, context.exchanges()), context.clock(), context::mask);
    }

    private static Hook single(WebhookSettings settings, HookCalls calls) {
        return new SingleHook(settings.kind(), settings.template(), calls);
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
