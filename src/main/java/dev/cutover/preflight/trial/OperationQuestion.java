package dev.cutover.preflight.trial;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls an operation.
 *
 * @param with its parameters, checked before
 */
public record OperationQuestion(Operation called, Map<String, Object> with) implements TrialQuestion {
    public OperationQuestion {
        with = Map.copyOf(with);
    }

    @Override
    public String name() {
        return called.name();
    }

    @Override
    public SortedMap<String, String> given() {
        var given = new TreeMap<String, String>();
        with.forEach((name, value) -> given.put(name, value.toString()));
        return given;
    }

    @Override
    public boolean writes() {
        return !called.reads();
    }

    @Override
    public Optional<Operation> operation() {
        return Optional.of(called);
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        return OutcomeReading.of(TrialQuestion.as(Actions.class, connector).call(called.name(), with, context));
    }
}
