package dev.cutover.connector.webhook;

/** The services that messages can be sent to. */
enum WebhookKind {
    /** Slack's interface for bots. */
    SLACK,
    /** An incoming web hook of Slack. */
    SLACK_WEBHOOK,
    /** A workflow of Microsoft Teams that begins with a web request. */
    TEAMS,
    /** Anything else: the environment says what a request holds. */
    TEMPLATE
}
