package dev.cutover.preflight.trial;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.CheckWorkers;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question under a time limit. When it has passed, the thread of the call is interrupted, and the outcome is
 * unknown.
 *
 * @param clock measures the limit, in short sleeps
 * @param heard what the connector, which was opened with it, has sent
 */
public record TimedTrial(RunClock clock, CheckWorkers checkWorkers, TrialMask trialMask, HeardExchanges heard) {
    private static final Duration LONGEST_NAP = Duration.ofMillis(100);

    /** No run has taken anything yet: the fence of a run's first runner. */
    private static final long FENCE = 1;

    /**
     * How a question is asked.
     *
     * @param key unlike that of any other call
     * @param limit how long the system may take
     */
    public record Terms(SystemId system, String key, String correlation, Segment segment, Duration limit) {}

    /**
     * The answer.
     *
     * @throws InterruptedException if the caller was interrupted; the call is interrupted too
     */
    public TrialResult ask(TrialQuestion question, Connector connector, Terms terms) throws InterruptedException {
        var begun = clock.now();
        var pieces = new CapturedPieces(trialMask);
        var context = new CallContext(
                terms.key(),
                terms.correlation(),
                FENCE,
                terms.segment(),
                begun.plus(terms.limit()),
                pieces,
                Progress.NONE);
        var answered = new AtomicReference<@Nullable TrialAnswer>();
        var interrupt = checkWorkers.start(() -> answer(question, connector, terms, context, answered));
        try {
            await(answered, context);
        } finally {
            if (answered.get() == null) {
                interrupt.run();
            }
        }
        var answer = answered.get();
        var known = answer != null ? answer : TrialAnswer.unknown("no answer within " + words(terms.limit()));
        return new TrialResult(
                question,
                terms.key(),
                known.with(trialMask.text()),
                heard.transcript(),
                pieces.all(),
                Duration.between(begun, clock.now()));
    }

    private static void answer(
            TrialQuestion question,
            Connector connector,
            Terms terms,
            CallContext context,
            AtomicReference<@Nullable TrialAnswer> answered) {
        try {
            answered.set(question.ask(connector, context));
        } catch (ConnectorException trouble) {
            boolean hasFailed = trouble.isRefusal() && !question.writes();
            answered.set(TrialAnswer.of(
                    hasFailed ? TrialState.FAILED : TrialState.UNKNOWN,
                    String.valueOf(trouble.getMessage()),
                    TrialTable.NONE));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError trouble) {
            System.getLogger(TimedTrial.class.getName())
                    .log(System.Logger.Level.WARNING, "asking " + terms.system(), trouble);
            answered.set(TrialAnswer.unknown("its connector failed: " + trouble));
        }
    }

    private void await(AtomicReference<@Nullable TrialAnswer> answered, CallContext context)
            throws InterruptedException {
        var nap = Duration.ofMillis(1);
        while (answered.get() == null) {
            var left = Duration.between(clock.now(), context.deadline());
            if (left.isNegative() || left.isZero()) {
                return;
            }
            clock.sleep(nap.compareTo(left) < 0 ? nap : left);
            nap = nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0 ? nap.multipliedBy(2) : LONGEST_NAP;
        }
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
