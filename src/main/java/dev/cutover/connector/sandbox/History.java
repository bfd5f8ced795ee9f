package dev.cutover.connector.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The log of one system, told from the controls. Faults are not in it: a system does not know what ails it. */
final class History {
    private static final String ROUTER = EstateSystem.INGRESS.id();

    private History() {}

    static List<String> of(Site site, List<Control> controls) {
        return controls.stream()
                .map(control -> line(site, control))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> line(Site site, Control control) {
        Optional<String> words = Optional.empty();
        if (control instanceof Control.Opened) {
            words = Optional.of(site + " started");
        } else if (control instanceof Control.SetWeights weights && site.name().equals(ROUTER)) {
            words = Optional.of("set weights of " + weights.flow() + ": " + orders(weights) + fence(weights.fence()));
        } else if (control instanceof Control.ActionDone action && site.equals(action.site())) {
            words = Optional.of("accepted " + action.call() + action.arguments() + " for key " + action.key()
                    + fence(action.fence()));
        }
        return words.map(text -> control.at() + " " + text);
    }

    private static String orders(Control.SetWeights weights) {
        return weights.orders().stream()
                .map(order -> Segments.write(order.segment()) + " to " + order.target())
                .collect(Collectors.joining(", "));
    }

    private static String fence(long fence) {
        return " (fence " + fence + ")";
    }
}
