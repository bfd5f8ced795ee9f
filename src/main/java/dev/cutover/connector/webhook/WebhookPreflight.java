package dev.cutover.connector.webhook;

import dev.cutover.spi.Preflight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checks a hook: a bot's token by asking for its name, anything else by a message to the test place of the settings.
 * Thread-safe.
 */
final class WebhookPreflight implements Preflight {
    private final Optional<SlackThread> bot;
    private final Optional<Trial> trial;

    WebhookPreflight(Optional<SlackThread> bot, Optional<Trial> trial) {
        this.bot = bot;
        this.trial = trial;
    }

    @Override
    public List<Found> look(Purpose purpose) throws InterruptedException {
        var found = new ArrayList<Found>();
        if (bot.isPresent()) {
            found.addAll(bot(bot.orElseThrow(), purpose.deadline()));
        }
        if (trial.isPresent()) {
            found.addAll(trial.orElseThrow().result(purpose.deadline()));
        } else if (bot.isEmpty()) {
            Trial.ASPECTS.stream()
                    .map(aspect -> Found.cannotTell(
                            aspect, "only a message can tell: set `probe` with the address of a test place"))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Found> bot(SlackThread slack, Instant deadline) throws InterruptedException {
        try {
            var answer = slack.whoAmI(deadline);
            var found = new ArrayList<>(List.of(Found.ok(Aspect.REACHABLE, "it answers")));
            try {
                SlackThread.read(answer);
                found.add(Found.ok(Aspect.CREDENTIALS, "it takes the token"));
                found.add(answer.header("x-oauth-scopes")
                        .map(WebhookPreflight::scopes)
                        .orElseGet(
                                () -> Found.cannotTell(Aspect.PERMISSIONS, "it does not say what the token may do")));
            } catch (UndeliveredException refused) {
                found.add(Found.failed(Aspect.CREDENTIALS, refused.why()));
            }
            return found;
        } catch (UndeliveredException e) {
            return List.of(Found.failed(Aspect.REACHABLE, e.why()));
        }
    }

    private static Found scopes(String scopes) {
        return Arrays.asList(scopes.split("\\s*,\\s*")).contains("chat:write")
                ? Found.ok(Aspect.PERMISSIONS, "the token may post")
                : Found.failed(Aspect.PERMISSIONS, "the token lacks the scope chat:write");
    }
}
