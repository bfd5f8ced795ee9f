package dev.cutover.connector.http;

import dev.cutover.http.HttpAnswer;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the statuses of answers mean. Immutable.
 *
 * @param success empty for 200 to 299
 * @param nothingChanged what a refusal says
 * @param unknown what leaves a doubt although it would mean something else
 */
record StatusRules(Set<Integer> success, Set<Integer> nothingChanged, Set<Integer> unknown) {
    static final List<String> KEYS = List.of("success", "nothing-changed", "unknown");

    /** Refusals that come before anything is done. */
    private static final Set<Integer> REFUSALS = Set.of(
            400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 421, 422, 423, 425, 426, 428, 429, 431);

    /** The same request must be sent elsewhere: here, nothing was done. */
    private static final Set<Integer> REPEAT_ELSEWHERE = Set.of(307, 308);

    private static final int UNAVAILABLE = 503;

    /** What an answer says of the request. */
    enum Meaning {
        DONE,
        NOTHING_CHANGED,
        /** It was refused, and nobody says what was done before that. */
        FAILED,
        UNKNOWN
    }

    static StatusRules read(SettingsReader settings) {
        var rules = new StatusRules(
                statuses(settings, "success").orElse(Set.of()),
                statuses(settings, "nothing-changed").orElse(Set.of()),
                statuses(settings, "unknown").orElse(Set.of()));
        rules.nothingChanged.stream()
                .filter(rules.success::contains)
                .forEach(
                        status -> settings.wrong("nothing-changed", "has " + status + ", which means success already"));
        rules.unknown.stream()
                .filter(status -> rules.success.contains(status) || rules.nothingChanged.contains(status))
                .forEach(status -> settings.wrong("unknown", "has " + status + ", which already has another meaning"));
        return rules.nothingChanged.isEmpty() ? new StatusRules(rules.success, REFUSALS, rules.unknown) : rules;
    }

    /** A list of statuses; empty if the key is left out. */
    static Optional<Set<Integer>> statuses(SettingsReader settings, String key) {
        return settings.value(
                key,
                "a list of statuses from 100 to 599, such as [200, 202]",
                value -> value instanceof List<?> list
                                && !list.isEmpty()
                                && list.stream().allMatch(one -> one instanceof Integer n && n >= 100 && n <= 599)
                        ? Optional.of(list.stream()
                                .map(Integer.class::cast)
                                .collect(Collectors.toCollection(LinkedHashSet::new)))
                        : Optional.empty());
    }

    Meaning meaning(HttpAnswer answer) {
        int status = answer.status();
        if (unknown.contains(status)) {
            return Meaning.UNKNOWN;
        }
        if (success.isEmpty() ? answer.isSuccess() : success.contains(status)) {
            return Meaning.DONE;
        }
        if (nothingChanged.contains(status)
                || REPEAT_ELSEWHERE.contains(status)
                || (status == UNAVAILABLE && answer.header("Retry-After").isPresent())) {
            return Meaning.NOTHING_CHANGED;
        }
        return status >= 400 && status < 500 ? Meaning.FAILED : Meaning.UNKNOWN;
    }
}
