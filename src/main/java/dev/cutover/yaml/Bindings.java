package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.model.Dimension;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.Location;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The systems of an environment, each described once. */
final class Bindings {
    private final Environment environment;
    private final Problems problems;
    private final KnownConnectors knownConnectors;
    private final SettingsCheck settingsCheck;
    private final Map<SystemId, BoundSystem> bound = new LinkedHashMap<>();
    private final Set<SystemId> told = new HashSet<>();
    /** Made at the first call of a system: its connector may read all of its settings for it. */
    private final Map<SystemId, CallValues> callValues = new HashMap<>();

    Bindings(Environment environment, Positions positions, KnownConnectors knownConnectors, Problems problems) {
        this.environment = environment;
        this.knownConnectors = knownConnectors;
        this.problems = problems;
        environment.systems().forEach((id, binding) -> {
            Optional<Description> description = knownConnectors.describe(binding);
            if (description.isEmpty()) {
                problems.at(
                        positions.of("systems", id.value(), "connector"),
                        "there is no connector " + QuotedText.name(binding.connector()),
                        Suggestion.hint(binding.connector(), knownConnectors.types(), "connectors"));
                return;
            }
            bound.put(id, new BoundSystem(binding, description.get()));
        });
        settingsCheck = new SettingsCheck(environment, positions, problems);
        settingsCheck.check(bound.values());
    }

    /** Reports what is wrong with the systems whatever the runbook. */
    static void check(Parsed<Environment> environment, KnownConnectors knownConnectors, Problems problems) {
        var unused = new Bindings(environment.value(), environment.positions(), knownConnectors, problems);
    }

    /** Reports settings that cannot work for a runbook with these dimensions. */
    void checkDimensions(Set<String> dimensions) {
        bound.values().stream()
                .map(BoundSystem::binding)
                .forEach(binding -> knownConnectors
                        .checkDimensions(binding, dimensions)
                        .forEach(mistake -> settingsCheck.report(binding, mistake)));
    }

    /** Reports settings of routers that do not tell apart what a traffic tells apart. */
    void checkTraffic(Collection<Traffic> flows, Map<String, Dimension> dimensions) {
        var routed = new LinkedHashMap<SystemId, List<RoutedTraffic>>();
        for (Traffic flow : flows) {
            Optional.ofNullable(bound.get(flow.router()))
                    .map(BoundSystem::binding)
                    .ifPresent(binding -> knownConnectors
                            .checkTraffic(binding, flow.id(), flow.by())
                            .forEach(mistake -> settingsCheck.report(binding, mistake)));
            if (dimensions.keySet().containsAll(flow.by())) {
                routed.computeIfAbsent(flow.router(), router -> new ArrayList<>())
                        .add(RoutedTraffic.of(
                                new TrafficRouter.Flow(flow.id(), flow.from(), flow.to()),
                                flow.keys(Segment.EVERYTHING, dimensions)));
            }
        }
        routed.forEach((router, all) -> Optional.ofNullable(bound.get(router))
                .map(BoundSystem::binding)
                .ifPresent(binding -> knownConnectors
                        .checkFlows(binding, all)
                        .forEach(mistake -> settingsCheck.report(binding, mistake))));
    }

    /** What is wrong with values that a step passes to an operation. */
    List<Mistake> checkCall(Binding binding, String operation, Map<String, Object> with) {
        var known = known(with);
        var open = new TreeSet<>(with.keySet());
        open.removeAll(known.keySet());
        return callValues(binding).mistakes(operation, known, open);
    }

    /** What is wrong with what a step says of a capture. */
    List<Mistake> checkCapture(Binding binding, String capture, Map<String, Object> with) {
        return callValues(binding).captureMistakes(capture, known(with));
    }

    private CallValues callValues(Binding binding) {
        return callValues.computeIfAbsent(binding.system(), system -> knownConnectors.callValues(binding));
    }

    /** What a placeholder stands for is not known yet. */
    private static Map<String, Object> known(Map<String, Object> with) {
        var known = new LinkedHashMap<>(with);
        known.values().removeIf(value -> value.toString().contains("${"));
        return known;
    }

    /** The system; the first use of an unbound system is reported. */
    Optional<BoundSystem> find(SystemId id, Location touched) {
        if (!environment.systems().containsKey(id) && told.add(id)) {
            var names = new LinkedHashSet<String>();
            environment.systems().keySet().forEach(system -> names.add(system.value()));
            problems.at(
                    touched,
                    "the environment " + QuotedText.name(environment.name()) + " binds no system "
                            + QuotedText.name(id.value()),
                    Suggestion.nearest(id.value(), names)
                            .map(near -> "did you mean " + QuotedText.name(near) + "? it is bound there")
                            .orElse("add " + id + ": { connector: … } to its systems"));
        }
        return Optional.ofNullable(bound.get(id));
    }
}
