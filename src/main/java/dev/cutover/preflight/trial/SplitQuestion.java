package dev.cutover.preflight.trial;

import dev.cutover.model.Weight;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the requests that a router sends to each side of one key.
 *
 * @param window how long they are counted, from now
 */
public record SplitQuestion(TrafficRouter.Flow flow, Duration window) implements TrialQuestion {
    public static final String NAME = "split";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>(Map.of(
                "traffic", flow.traffic(),
                "from", flow.from().value(),
                "to", flow.to().value(),
                "window", window.toSeconds() + " s"));
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public Duration takes() {
        return window;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        var router = TrialQuestion.as(TrafficRouter.class, connector);
        var split = router.traits().counts()
                ? router.observe(flow, context.segment(), window)
                : TrafficRouter.Split.notCounted();
        if (!split.isCounted()) {
            return TrialAnswer.unknown("the router does not count requests, by its settings");
        }
        long all = split.old() + split.fresh();
        return TrialAnswer.of(
                TrialState.SUCCEEDED,
                all == 0 ? "no requests" : "",
                new TrialTable(
                        List.of("old", "new", "share of new"),
                        List.of(List.of(
                                Long.toString(split.old()),
                                Long.toString(split.fresh()),
                                all == 0 ? "" : Weight.words((int) Math.round(10_000.0 * split.fresh() / all))))));
    }
}
