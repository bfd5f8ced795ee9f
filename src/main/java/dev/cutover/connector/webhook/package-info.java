/**
 * Messages to people through a web hook: Slack, Microsoft Teams, or whatever takes an HTTP request.
 *
 * <pre>{@code
 * systems:
 *   chat:
 *     connector: webhook
 *     with:
 *       kind: slack                       # slack, slack-webhook, teams or template
 *       url: https://slack.com/api
 *       token: "${secret:SLACK}"          # of a bot with the scope chat:write
 *       channel: C0OPS
 *       contacts:                         # contacts and addresses of the runbook: a channel, or a person to mention
 *         "#store-operations": C0STORES
 *         Ann Lee: U0ANN
 *   room:
 *     connector: webhook
 *     with:
 *       kind: teams
 *       url: "${secret:TEAMS_WORKFLOW}"   # the address is the secret
 *       probe: { url: "${secret:TEAMS_TEST_WORKFLOW}" }
 *   pager:
 *     connector: webhook
 *     with:
 *       kind: template
 *       url: https://pager.example/alerts
 *       headers: { X-Token: "${secret:PAGER}" }
 *       body: '{ "summary": "{subject}", "details": "{text}", "for": "{to}", "dedup": "{key}" }'
 * }</pre>
 *
 * <p><b>Slack, as a bot:</b> each channel gets one message a run, which is edited and says what was told last, and all
 * messages of the run in its thread. A run that is resumed goes on in the same thread. Once it is shown how the run
 * stands, that message shows it instead. An address of the runbook may be an id of Slack itself.
 *
 * <p><b>At most once.</b> What was sent is remembered in the run's folder by the key of the message. A request without
 * an answer may have arrived: its outcome is unknown, and it is not sent again. What was refused, or never left, or
 * waited for its turn when the process ended, may be.
 *
 * <p><b>Pace.</b> A channel gets one request a second. After status 429, or 503 with {@code Retry-After}, no message
 * goes to the channel for as long as the service says; a message whose step ends before is not sent. Longer texts than
 * a service takes are cut, with "…" at their end.
 *
 * <p><b>Checks.</b> A bot's token is tried without a message. Any other hook can only be tried by a message: under
 * {@code probe} stands a test place that {@code cutover check} sends one to, once in a process.
 */
@NullMarked
package dev.cutover.connector.webhook;

import org.jspecify.annotations.NullMarked;
