package dev.cutover.connector.http;

import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a service knows a repeat. Immutable.
 *
 * @param header what carries the key
 * @param window how long the service remembers a key
 * @param isQuoted whether the key is sent in quotation marks, as a string of structured fields
 */
record RepeatRule(String header, Duration window, Means means, boolean isQuoted) {
    private static final List<String> KEYS = List.of("header", "window", "means", "quoted");

    /** The longest key that services are known to take. */
    private static final int LONGEST = 255;

    /** What a service does with a key that it knows. */
    enum Means {
        /** It gives the answer of the first time, were it a failure. */
        REPEATS_ANSWER("repeats its answer"),
        /** It gives the answer of a success, and tries again after a failure. */
        FORGETS_FAILURES("repeats its answer after a success and tries again after a failure"),
        /** It goes on until the work is done. */
        RUNS_UNTIL_DONE("goes on until it is done"),
        /** It gives the first answer, and refuses the key with another body. */
        REFUSES_OTHER_BODY("repeats its answer and refuses another body");

        private final String text;

        Means(String text) {
            this.text = text;
        }
    }

    static Optional<RepeatRule> read(SettingsReader with) {
        return with.table("idempotency").map(settings -> {
            settings.knows(KEYS);
            return new RepeatRule(
                    settings.text("header").orElse("Idempotency-Key"),
                    settings.positiveDuration("window").orElse(Duration.ofHours(24)),
                    settings.choice("means", Means.class).orElse(Means.REPEATS_ANSWER),
                    settings.flag("quoted").orElse(false));
        });
    }

    /** The key as it is sent: as it stands, or its digest if it is longer than services take. */
    String value(String key) {
        String fitting = key.length() <= LONGEST ? key : Hashes.hex(key, 32);
        return isQuoted ? '"' + fitting.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : fitting;
    }

    /** What a repeat means, for the description of an operation. */
    String told() {
        return "within " + DurationNotation.text(window) + " of the first call with its " + header + ", a repeat "
                + means.text;
    }
}
