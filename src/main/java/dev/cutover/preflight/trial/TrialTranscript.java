package dev.cutover.preflight.trial;

import java.util.List;

/**
 * What a connector sent for one question, in its order. Immutable.
 *
 * @param leftOut how many more there were
 */
public record TrialTranscript(List<TrialExchange> exchanges, int leftOut) {
    public TrialTranscript {
        exchanges = List.copyOf(exchanges);
    }

    /** Whether people read this text in it already. */
    public boolean shows(String text) {
        return exchanges.stream().anyMatch(exchange -> exchange.shows(text));
    }
}
