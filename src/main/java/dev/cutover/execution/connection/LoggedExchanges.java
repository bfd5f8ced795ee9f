package dev.cutover.execution.connection;

import dev.cutover.preflight.trial.ExchangeText;
import dev.cutover.spi.exchange.Exchange;
import dev.cutover.spi.exchange.Exchanges;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Writes what connectors of one type send and receive to the log, at the level DEBUG, and passes it on. Makes no text
 * while that level is off. Thread-safe.
 *
 * @param mask replaces secrets by markers; thread-safe
 * @param next who hears it besides
 */
record LoggedExchanges(String type, UnaryOperator<String> mask, Exchanges next) implements Exchanges {
    private static final Logger LOG = System.getLogger("dev.cutover.exchanges");

    @Override
    public Exchange begin(Supplier<String> sent) {
        var passedOn = next.begin(sent);
        if (!LOG.isLoggable(Level.DEBUG)) {
            return passedOn;
        }
        log("sends", sent);
        return answer -> {
            passedOn.answered(answer);
            log("is answered", answer);
        };
    }

    private void log(String what, Supplier<String> text) {
        LOG.log(
                Level.DEBUG,
                type + " " + what + "\n" + ExchangeText.of(text, mask).text());
    }
}
