package dev.cutover.connector.webhook;

import dev.cutover.http.HttpService;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment says of one hook. Immutable.
 *
 * @param token of a bot of Slack; empty for the other kinds
 * @param channel where a bot posts what no contact names a channel for
 * @param contacts contacts of the runbook, each with the service's name for it
 */
record WebhookSettings(
        WebhookKind kind,
        HttpService service,
        String token,
        String channel,
        Map<String, String> contacts,
        BodyTemplate template,
        Optional<Probe> probe) {
    private static final List<Parameter> OWN = List.of(
            Parameter.required("kind", "slack (a bot), slack-webhook, teams (a workflow) or template"),
            Parameter.optional("token", "of a bot of Slack with the scope chat:write, as ${secret:NAME}"),
            Parameter.optional("channel", "the channel's id that a bot of Slack posts to, such as C0OPS"),
            Parameter.optional(
                    "contacts", "contacts of the runbook, each with the channel or the person's id in the service"),
            Parameter.optional("method", "of a template's request: post or put; default post"),
            Parameter.optional("media-type", "of a template's body; default application/json"),
            Parameter.optional("body", "of a template: places {text}, {subject}, {to}, {run} and {key}"),
            Parameter.optional(
                    "probe",
                    "a test place that `cutover check` sends a message to: channel of a bot, else url and more"));

    /** The settings, as they are documented. */
    static final List<Parameter> DESCRIBED =
            Stream.concat(OWN.stream(), HttpService.DESCRIBED.stream()).toList();

    /**
     * Where a check sends a message to.
     *
     * @param channel of a bot of Slack; empty for the other kinds
     */
    record Probe(HttpService service, String channel) {}

    /** Reads the settings; the settings reader collects the mistakes. */
    static WebhookSettings read(SettingsReader with) {
        with.knows(DESCRIBED.stream().map(Parameter::name).toList())
                .require("kind", "write slack, slack-webhook, teams or template");
        var chosen = with.choice("kind", WebhookKind.class);
        chosen.ifPresent(kind -> requireAllOf(kind, with));
        var kind = chosen.orElse(WebhookKind.TEMPLATE);
        boolean isMistaken = with.has("kind") && chosen.isEmpty();
        var service = kind == WebhookKind.SLACK ? HttpService.read(with) : HttpService.readSingle(with);
        return new WebhookSettings(
                kind,
                service,
                with.text("token").orElse(""),
                with.text("channel").orElse(""),
                with.textsByName("contacts").orElse(Map.of()),
                BodyTemplate.read(with),
                isMistaken ? Optional.empty() : with.table("probe").map(probe -> probe(kind, probe, service)));
    }

    private static void requireAllOf(WebhookKind kind, SettingsReader with) {
        if (kind == WebhookKind.SLACK) {
            with.require("token", "name the secret with the bot's token, such as \"${secret:SLACK}\"");
            with.require("channel", "name the channel's id, such as C0OPS");
        } else if (kind == WebhookKind.TEMPLATE) {
            with.require("body", "write what a request holds, such as '{ \"text\": \"{text}\" }'");
        }
    }

    private static Probe probe(WebhookKind kind, SettingsReader probe, HttpService service) {
        if (kind == WebhookKind.SLACK) {
            probe.require("channel", "name the id of a test channel");
            return new Probe(service, probe.text("channel").orElse(""));
        }
        return new Probe(HttpService.readSingle(probe.knows(HttpService.KEYS)), "");
    }
}
