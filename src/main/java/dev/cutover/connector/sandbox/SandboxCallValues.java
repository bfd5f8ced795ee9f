package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges the values that a runbook passes to a system of the sandbox. Immutable.
 *
 * @param routingKeys what a segment can be; empty if the settings of the estate are wrong
 */
record SandboxCallValues(EstateSystem system, List<EstateAction> actions, Optional<RoutingKeys> routingKeys)
        implements CallValues {
    SandboxCallValues {
        actions = List.copyOf(actions);
    }

    @Override
    public List<Mistake> mistakes(String operation, Map<String, Object> with) {
        return mistakes(operation, with, Set.of());
    }

    @Override
    public List<Mistake> mistakes(String operation, Map<String, Object> with, Set<String> open) {
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
        if (mistakes.isEmpty() && open.isEmpty()) {
            together(operation, with).ifPresent(mistakes::add);
        }
        return mistakes;
    }

    @Override
    public List<Mistake> captureMistakes(String capture, Map<String, Object> with) {
        if (!capture.equals(RecordRequest.CAPTURE)) {
            return List.of();
        }
        var settings = SettingsReader.of(with);
        var request = RecordRequest.read(settings);
        routingKeys.ifPresent(
                keys -> FaultSettings.checkSegment(request.segment().orElse(Map.of()), keys, settings));
        return settings.mistakes();
    }

    /** What is wrong with values that are right each by itself. */
    private Optional<Mistake> together(String operation, Map<String, Object> with) {
        var arguments = new TreeMap<String, String>();
        with.forEach((name, value) -> arguments.put(name, SandboxActions.text(value)));
        try {
            OrderCall.of(system, operation, arguments, "");
            return Optional.empty();
        } catch (EstateException wrong) {
            String about = arguments.containsKey(OrderCall.LINE)
                    ? OrderCall.LINE
                    : arguments.containsKey(OrderCall.QUANTITY) ? OrderCall.QUANTITY : OrderCall.ORDERS;
            return Optional.of(Mistake.at(about, String.valueOf(wrong.getMessage()), wrong.hint()));
        }
    }

    private Optional<Mistake> mistake(EstateAction.Parameter parameter, Object value) {
        try {
            String text = SandboxActions.text(value);
            parameter.check(text);
            if (parameter.isDimension()) {
                routingKeys.ifPresent(keys -> keys.check(Map.of(parameter.name(), text)));
            }
            return Optional.empty();
        } catch (EstateException wrong) {
            return Optional.of(Mistake.at(parameter.name(), String.valueOf(wrong.getMessage()), wrong.hint()));
        }
    }
}
