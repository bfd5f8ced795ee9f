package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The log of one system, derived from the controls. It does not show faults, because a real system would not know them
 * either. Stateless and thread-safe.
 */
public final class SystemLog {
    private static final int MOST_ORDERS = 20;
    private static final String ROUTER = EstateSystem.INGRESS.id();

    private SystemLog() {}

    public static List<String> of(EstateSite estateSite, List<EstateControl> controls) {
        return controls.stream()
                .map(estateControl -> line(estateSite, estateControl))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> line(EstateSite estateSite, EstateControl estateControl) {
        return words(estateSite, estateControl).map(text -> estateControl.at() + " " + text);
    }

    private static Optional<String> words(EstateSite estateSite, EstateControl estateControl) {
        if (estateControl instanceof EstateControl.Opened) {
            return Optional.of(estateSite + " started");
        } else if (estateControl instanceof EstateControl.SetWeights weights) {
            return Optional.of("set weights of " + weights.flow() + ": " + orders(weights) + fence(weights.fence()))
                    .filter(words -> estateSite.name().equals(ROUTER));
        } else if (estateControl instanceof EstateControl.ActionDone action) {
            return Optional.of("accepted " + action.call() + arguments(action) + " for key " + action.key()
                            + fence(action.fence()))
                    .filter(words -> estateSite.equals(action.site()));
        } else if (estateControl instanceof EstateControl.FaultOn || estateControl instanceof EstateControl.FaultOff) {
            // No system knows of the faults that a rehearsal puts into it.
            return Optional.empty();
        }
        throw new IllegalStateException("no words for " + estateControl.getClass());
    }

    /** A long list of orders is only counted. */
    private static Map<String, String> arguments(EstateControl.ActionDone action) {
        String orders = action.arguments().getOrDefault(OrderCall.ORDERS, "");
        long count = orders.chars().filter(character -> character == ',').count() + 1;
        if (count <= MOST_ORDERS) {
            return action.arguments();
        }
        var shortened = new TreeMap<>(action.arguments());
        shortened.put(OrderCall.ORDERS, count + " orders");
        return shortened;
    }

    private static String orders(EstateControl.SetWeights weights) {
        return weights.orders().stream()
                .map(order -> RoutingKeys.write(order.segment()) + " to " + order.target())
                .collect(Collectors.joining(", "));
    }

    private static String fence(long fence) {
        return " (fence " + fence + ")";
    }
}
