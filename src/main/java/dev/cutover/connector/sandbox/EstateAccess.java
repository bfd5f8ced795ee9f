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

/** Where the calls for one system come in; turns what faults do to calls into what a caller would meet. Thread-safe. */
final class EstateAccess {
    /** How much longer than its caller is willing to wait a call hangs. */
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private final SharedEstate house;
    private final EstateSite estateSite;

    EstateAccess(SharedEstate house, EstateSite estateSite) {
        this.house = house;
        this.estateSite = estateSite;
    }

    EstateSite site() {
        return estateSite;
    }

    SharedEstate house() {
        return house;
    }

    Estate estate() {
        return house.estate();
    }

    /**
     * Asks something that changes nothing.
     *
     * @throws EstateException if the question makes no sense
     * @throws ConnectorException if there was no answer
     */
    <T> T ask(Function<Estate, T> question) throws ConnectorException, InterruptedException {
        try {
            return question.apply(estate());
        } catch (CallFailure failure) {
            hang(failure, house.clock().now());
            throw new ConnectorException(failure.what());
        } catch (ControlLogException failure) {
            throw new ConnectorException(words(failure), failure);
        }
    }

    /** Keeps the caller of a call that has no answer waiting, until it gives up and interrupts. */
    void hang(CallFailure failure, Instant deadline) throws InterruptedException {
        if (failure.kind() == CallFailure.Kind.NO_ANSWER) {
            sleepUntil(deadline.plus(FOR_EVER));
        }
    }

    void sleepUntil(Instant moment) throws InterruptedException {
        var left = Duration.between(house.clock().now(), moment);
        if (!left.isNegative() && !left.isZero()) {
            house.clock().sleep(left);
        }
    }

    static String words(EstateException refusal) {
        return refusal.getMessage() + "; " + refusal.hint();
    }
}
