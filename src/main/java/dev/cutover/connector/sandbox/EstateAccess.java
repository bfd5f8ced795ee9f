package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.control.ControlLogException;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.spi.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The entry for calls to one system; turns the effect of a fault into what a caller would see. Thread-safe. */
final class EstateAccess {
    /** How long after the caller's deadline a hanging call would still hang. */
    private static final Duration BEYOND_DEADLINE = Duration.ofMinutes(10);

    private final SharedEstate shared;
    private final EstateSite estateSite;

    EstateAccess(SharedEstate shared, EstateSite estateSite) {
        this.shared = shared;
        this.estateSite = estateSite;
    }

    EstateSite site() {
        return estateSite;
    }

    SharedEstate shared() {
        return shared;
    }

    Estate estate() {
        return shared.estate();
    }

    /**
     * Asks a question that changes nothing.
     *
     * @throws EstateException if the question is not valid
     * @throws ConnectorException if there was no answer
     */
    <T> T ask(Function<Estate, T> question) throws ConnectorException, InterruptedException {
        try {
            return question.apply(estate());
        } catch (CallFailure failure) {
            hang(failure, shared.clock().now());
            throw new ConnectorException(failure.what());
        } catch (ControlLogException failure) {
            throw new ConnectorException(words(failure), failure);
        }
    }

    /** Keeps the caller waiting if the call gets no answer, until the caller interrupts it. */
    void hang(CallFailure failure, Instant deadline) throws InterruptedException {
        if (failure.kind() == CallFailure.Kind.NO_ANSWER) {
            sleepUntil(deadline.plus(BEYOND_DEADLINE));
        }
    }

    void sleepUntil(Instant moment) throws InterruptedException {
        var left = Duration.between(shared.clock().now(), moment);
        if (!left.isNegative() && !left.isZero()) {
            shared.clock().sleep(left);
        }
    }

    static String words(EstateException refusal) {
        return refusal.getMessage() + "; " + refusal.hint();
    }
}
