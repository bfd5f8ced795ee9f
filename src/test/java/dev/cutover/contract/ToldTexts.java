package dev.cutover.contract;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a connector tells when it is asked for things that are not there. Changes no system. Used by one thread. */
final class ToldTexts {
    private static final Segment NOWHERE = Segment.of(Map.of("region", "no-such-region"));
    private static final List<Class<?>> CAPABILITIES =
            List.of(Actions.class, Capture.class, Metrics.class, Preflight.class, Records.class, TrafficRouter.class);

    private final ContractRun run;
    private final List<String> texts = new ArrayList<>();

    private interface Question {
        Object answer() throws ConnectorException, InterruptedException;
    }

    ToldTexts(ContractRun run) {
        this.run = run;
    }

    ToldTexts add(Object text) {
        texts.add(String.valueOf(text));
        return this;
    }

    ToldTexts askEverythingOf(Connector connector) throws InterruptedException {
        add(connector);
        for (Class<?> capability : CAPABILITIES) {
            var found = connector.as(capability);
            if (found.isPresent()) {
                add(found.get());
                ask(() -> answer(found.get()));
            }
        }
        run.heard().forEach(this::add);
        run.evidence().pieces().forEach(piece -> add(piece.name() + " " + piece.text()));
        return this;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    private Object answer(Object capability) throws ConnectorException, InterruptedException {
        var call = run.call("contract/no-such-thing", NOWHERE);
        if (capability instanceof Actions actions) {
            return actions.call("no-such-operation", Map.of(), call);
        } else if (capability instanceof Capture capture) {
            return capture.capture("no-such-kind", Map.of(), call);
        } else if (capability instanceof Metrics metrics) {
            return metrics.check("no such query") + metrics.evaluate("no such query", Duration.ofMinutes(1), NOWHERE);
        } else if (capability instanceof Preflight preflight) {
            return preflight.look(
                    new Preflight.Purpose(Set.of("no-such-operation"), Set.copyOf(CAPABILITIES), call.deadline()));
        } else if (capability instanceof Records records) {
            return read(records);
        }
        var flow = new TrafficRouter.Flow("orders", new SystemId("old"), new SystemId("new"));
        return ((TrafficRouter) capability).read(flow, List.of(NOWHERE));
    }

    private Object read(Records records) throws ConnectorException, InterruptedException {
        for (var set : records.sets()) {
            ask(() -> records.described(set.name()));
            ask(() -> records.stream(set.name(), Records.Query.all().withSegment(NOWHERE), row -> false));
        }
        return records.stream("no-such-set", Records.Query.all(), row -> false);
    }

    /** Whatever it throws is told to people, too, with all of its causes. */
    private void ask(Question question) throws InterruptedException {
        try {
            add(question.answer());
        } catch (ConnectorException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                add(cause);
            }
        }
    }

    /** The names of operations, for a purpose that needs them all. */
    static Set<String> names(List<Operation> operations) {
        return operations.stream().map(Operation::name).collect(Collectors.toSet());
    }
}
