package dev.cutover.preflight.trial;

import java.time.Duration;
import java.util.Optional;

/** Something that a connector sent, and its answer if one came. Immutable; secrets in it are masked. */
public record TrialExchange(ExchangeText sent, Optional<Answered> answer) {
    /**
     * What came back, or why nothing did.
     *
     * @param took how long it took since it was sent
     */
    public record Answered(ExchangeText content, Duration took) {}

    /** Whether people read this text in it already. */
    public boolean shows(String text) {
        String wanted = text.strip();
        return sent.text().contains(wanted)
                || answer.filter(answered -> answered.content().text().contains(wanted))
                        .isPresent();
    }
}
