package dev.cutover.connector.webhook;

import dev.cutover.http.HttpSender;
import dev.cutover.model.Binding;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Preflight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One hook. Connects when it has something to send. Thread-safe. */
final class WebhookConnector implements Connector {
    static final Set<Class<?>> CAPABILITIES = Set.of(Messages.class, Preflight.class);

    private final Map<Class<?>, Object> parts;

    /** @throws ConnectorException if certificates cannot be used */
    WebhookConnector(Binding binding, WebhookSettings settings, ConnectorContext context) throws ConnectorException {
        var log = new MessageLog(context.folder().resolve(binding.system() + ".jsonl"));
        var calls = calls(
                HttpSender.of(
                        settings.service(),
                        binding,
                        context,
                        with -> WebhookSettings.read(with).service()),
                context);
        Optional<SlackThread> bot = settings.kind() == WebhookKind.SLACK
                ? Optional.of(new SlackThread(calls, settings.token(), log))
                : Optional.empty();
        var hook = bot.<Hook>map(slack -> slack).orElseGet(() -> single(settings, calls));
        parts = Map.of(
                Messages.class,
                new WebhookMessages(hook, calls, log, settings.channel(), settings.contacts()),
                Preflight.class,
                new WebhookPreflight(bot, trial(binding, settings, context, bot)));
    }

    private static Optional<Trial> trial(
            Binding binding, WebhookSettings settings, ConnectorContext context, Optional<SlackThread> bot)
            throws ConnectorException {
        if (settings.probe().isEmpty()) {
            return Optional.empty();
        }
        var probe = settings.probe().get();
        if (bot.isPresent()) {
            return Optional.of(new Trial(bot.get(), probe.channel()));
        }
        var sender = HttpSender.of(
                probe.service(),
                binding,
                context,
                with -> WebhookSettings.read(with)
                        .probe()
                        .map(WebhookSettings.Probe::service)
                        .orElse(probe.service()));
        return Optional.of(new Trial(single(settings, calls(sender, context)), probe.channel()));
    }

    private static HookCalls calls(HttpSender sender, ConnectorContext context) {
        return new HookCalls(sender, context.clock(), context::mask);
    }

    private static Hook single(WebhookSettings settings, HookCalls calls) {
        return new SingleHook(settings.kind(), settings.template(), calls);
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
