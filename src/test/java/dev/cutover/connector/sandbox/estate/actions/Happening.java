package dev.cutover.connector.sandbox.estate.actions;

import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Something that may happen to an estate, chosen by a number: the raw material of properties.
 *
 * @param pauseMs since the one before
 */
public record Happening(int pauseMs, int choice, int number) {
    private static final List<FaultKind> FAULTS = List.of(FaultKind.values());
    private static final List<EstateSystem> SYSTEMS = List.of(EstateSystem.values());
    private static final List<Map<String, String>> SEGMENTS = List.of(
            Map.of(),
            Map.of("region", "us-east"),
            Map.of("lane", "curbside"),
            Map.of("region", "us-west", "lane", "exchange"));

    public Duration pause() {
        return Duration.ofMillis(pauseMs);
    }

    public void happenTo(Scene scene) {
        try {
            switch (choice % 4) {
                case 0 -> weigh(scene);
                case 1 -> act(scene);
                case 2 -> inject(scene);
                default -> scene.estate.lift("fault-" + number % 7);
            }
        } catch (CallFailure | EstateException refusal) {
            // A refused call is a happening as well: what matters is that it leaves the same world every time.
        }
    }

    private void weigh(Scene scene) {
        var expected = number % 3 == 0 ? OptionalInt.of(number % 5_000) : OptionalInt.empty();
        var order = new WeightOrder(SEGMENTS.get(number % SEGMENTS.size()), expected, number % 10_001);
        scene.estate.setWeights(number % 11 == 0 ? "returns" : Scene.ORDERS, List.of(order), number % 3);
    }

    private void act(Scene scene) {
        var system = SYSTEMS.get(number % SYSTEMS.size());
        var writes = new ActionCatalog(List.of("region", "lane"))
                .of(system).stream()
                        .filter(estateAction -> !estateAction.isRead())
                        .toList();
        if (!writes.isEmpty()) {
            var estateAction = writes.get(number / 7 % writes.size());
            var arguments = arguments(estateAction);
            scene.estate.act(new ActionRequest(
                    EstateSite.of(system), estateAction, arguments, "key-" + number % 50, number % 3));
        }
    }

    private Map<String, String> arguments(EstateAction estateAction) {
        var parameters = estateAction.parameters();
        if (parameters.stream().anyMatch(EstateAction.Parameter::isRequired)) {
            return Map.of("orders", Scene.COMMANDED.get(number % 7) + "," + Scene.COMMANDED.get(number / 7 % 7));
        }
        return parameters.stream().anyMatch(EstateAction.Parameter::isDimension)
                ? SEGMENTS.get(number % SEGMENTS.size())
                : Map.of();
    }

    private void inject(Scene scene) {
        var kind = FAULTS.get(number % FAULTS.size());
        var system = SYSTEMS.stream()
                .filter(kind::isPossibleAt)
                .toList()
                .get(number
                        % 3
                        % (int) SYSTEMS.stream().filter(kind::isPossibleAt).count());
        var fault = Mishap.of("fault-" + number % 7, system, kind)
                .at(1 + number % 10_000)
                .in(SEGMENTS.get(number % SEGMENTS.size()));
        scene.inject(number % 2 == 0 ? fault.lasting(Duration.ofMillis(1 + number % 200_000)) : fault);
    }
}
