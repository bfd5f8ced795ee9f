package dev.cutover.connector.webhook;

import dev.cutover.http.HttpSender;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
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

    WebhookConnector(WebhookSettings settings, Binding binding, ConnectorContext context) throws ConnectorException {
        var system = binding.system();
        var log = new MessageLog(context.folder().resolve(system + ".jsonl"));
        var calls = calls(HttpSender.of(settings.service(), binding, context), context);
        Optional<SlackThread> bot = settings.kind() == WebhookKind.SLACK
                ? Optional.of(new SlackThread(calls, settings.token(), log))
                : Optional.empty();
        var hook = bot.<Hook>map(slack -> slack).orElseGet(() -> single(settings, calls));
        var trial = trial(settings, hook, system, context);
        parts = Map.of(
                Messages.class,
                new WebhookMessages(hook, log, settings.channel(), settings.contacts()),
                Preflight.class,
                new WebhookPreflight(bot, trial));
    }

    /** A bot tries itself at another channel; any other hook has a test place with an address of its own. */
    private static Optional<Trial> trial(WebhookSettings settings, Hook hook, SystemId system, ConnectorContext context)
            throws ConnectorException {
        if (settings.probe().isEmpty()) {
            return Optional.empty();
        }
        var probe = settings.probe().get();
        return Optional.of(new Trial(
                settings.kind() == WebhookKind.SLACK
                        ? hook
                        : single(settings, calls(HttpSender.fixed(probe.service(), system, context), context)),
                probe.channel()));
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
