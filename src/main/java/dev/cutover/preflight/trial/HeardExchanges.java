package dev.cutover.preflight.trial;

import dev.cutover.spi.RunClock;
import dev.cutover.spi.exchange.Exchange;
import dev.cutover.spi.exchange.Exchanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps the first things that a connector sends, and their answers. Thread-safe. */
public final class HeardExchanges implements Exchanges {
    private static final int MOST = 100;

    private final RunClock clock;
    private final UnaryOperator<String> mask;

    /** Guarded by this. */
    private final List<TrialExchange> exchanges = new ArrayList<>();

    /** Guarded by this. */
    private int leftOut;

    /**
     * Has heard nothing yet.
     *
     * @param clock says how long an answer takes
     * @param mask replaces secrets by markers; thread-safe
     */
    public HeardExchanges(RunClock clock, UnaryOperator<String> mask) {
        this.clock = clock;
        this.mask = mask;
    }

    @Override
    public Exchange begin(Supplier<String> sent) {
        int place = place(ExchangeText.of(sent, mask));
        if (place < 0) {
            return Exchange.UNHEARD;
        }
        var begun = clock.now();
        return answer -> {
            var took = Duration.between(begun, clock.now());
            answered(place, new TrialExchange.Answered(ExchangeText.of(answer, mask), took));
        };
    }

    private synchronized int place(ExchangeText sent) {
        if (exchanges.size() == MOST) {
            leftOut++;
            return -1;
        }
        exchanges.add(new TrialExchange(sent, Optional.empty()));
        return exchanges.size() - 1;
    }

    private synchronized void answered(int place, TrialExchange.Answered answer) {
        var exchange = exchanges.get(place);
        if (exchange.answer().isEmpty()) {
            exchanges.set(place, new TrialExchange(exchange.sent(), Optional.of(answer)));
        }
    }

    /** What was heard so far. */
    public synchronized TrialTranscript transcript() {
        return new TrialTranscript(exchanges, leftOut);
    }
}
