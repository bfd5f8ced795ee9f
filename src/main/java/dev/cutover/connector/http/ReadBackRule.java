package dev.cutover.connector.http;

import dev.cutover.connector.http.request.JsonText;
import dev.cutover.connector.http.request.RequestReader;
import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.http.HttpAnswer;
import dev.cutover.spi.Finding;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one learns what became of a call. Immutable.
 *
 * @param notDone empty if no answer says so
 * @param settles how long the service may still work on a request whose caller has gone: so long after it was seen as
 *     not done, it must still be; empty for as long as the request may take
 */
record ReadBackRule(
        RequestTemplate request, AnswerCondition done, Optional<AnswerCondition> notDone, Optional<Duration> settles) {
    private static final List<String> KEYS = List.of("request", "done", "not-done", "settles");

    static Optional<ReadBackRule> read(SettingsReader operation, PlaceCheck places) {
        return operation.table("read-back").map(settings -> {
            settings.knows(KEYS).require("done", "what the answer is like then: { status: [200] }");
            return new ReadBackRule(
                    RequestReader.reading(settings, places),
                    settings.table("done")
                            .map(AnswerCondition::read)
                            .orElse(new AnswerCondition(Set.of(), Optional.empty(), Optional.empty())),
                    settings.table("not-done").map(AnswerCondition::read),
                    settings.duration("settles"));
        });
    }

    /**
     * What an answer says.
     *
     * @param error where bodies of the service tell an error
     */
    Finding finding(HttpAnswer answer, Optional<ErrorRule> error) {
        if (error.isPresent() && answer.isSuccess() && !isFreeOf(error.get(), answer)) {
            return Finding.UNKNOWN;
        }
        if (done.isMet(answer)) {
            return isTold(done, answer) ? Finding.DONE : Finding.UNKNOWN;
        }
        return notDone.filter(condition -> condition.isMet(answer) && isTold(condition, answer))
                        .isPresent()
                ? Finding.NOT_DONE
                : Finding.UNKNOWN;
    }

    /** A body that should be JSON and is not could be a page for signing in. */
    private static boolean isFreeOf(ErrorRule error, HttpAnswer answer) {
        return answer.body().length == 0
                || JsonText.of(answer).filter(body -> !error.isIn(body)).isPresent();
    }

    /** The status of another address, such as that of a page for signing in, says nothing by itself. */
    private static boolean isTold(AnswerCondition condition, HttpAnswer answer) {
        return !answer.isRedirected() || condition.pointer().isPresent();
    }
}
