package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the values that a runbook passes to the operations of a system of the sandbox. Immutable. */
record SandboxCallValues(List<EstateAction> actions) implements CallValues {
    SandboxCallValues {
        actions = List.copyOf(actions);
    }

    @Override
    public List<Mistake> mistakes(String operation, Map<String, Object> with) {
        var mistakes = new ArrayList<Mistake>();
        actions.stream()
                .filter(action -> action.name().equals(operation))
                .flatMap(action -> action.parameters().stream())
                .forEach(parameter -> {
                    var value = with.get(parameter.name());
                    if (value != null) {
                        mistake(parameter, value).ifPresent(mistakes::add);
                    }
                });
        return mistakes;
    }

    private static Optional<Mistake> mistake(EstateAction.Parameter parameter, Object value) {
        try {
            parameter.check(SandboxActions.text(value));
            return Optional.empty();
        } catch (EstateException wrong) {
            return Optional.of(Mistake.at(parameter.name(), String.valueOf(wrong.getMessage()), wrong.hint()));
        }
    }
}
