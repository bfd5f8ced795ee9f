package dev.cutover.yaml;

import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.problem.Location;
import dev.cutover.spi.FaultInjection;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.stream.Stream;

/** Checks whether the faults of a rehearsal can be injected into their systems. */
final class FaultCheck {
    private final Environment environment;
    private final Positions positions;
    private final KnownConnectors knownConnectors;
    private final Problems problems;

    FaultCheck(Environment environment, Positions positions, KnownConnectors knownConnectors, Problems problems) {
        this.environment = environment;
        this.positions = positions;
        this.knownConnectors = knownConnectors;
        this.problems = problems;
    }

    void check(Scenario scenario) {
        for (int i = 0; i < scenario.inject().size(); i++) {
            check(scenario.inject().get(i), Integer.toString(i));
        }
    }

    private void check(Injection injection, String index) {
        String system = injection.system().value();
        var binding = environment.systems().get(injection.system());
        if (binding == null) {
            problems.at(
                    at(index, "system"),
                    "the environment " + QuotedText.name(environment.name()) + " binds no system "
                            + QuotedText.name(system),
                    "");
            return;
        }
        boolean can = knownConnectors
                .describe(binding)
                .map(known -> known.capabilities().contains(FaultInjection.class))
                .orElse(true); // that there is no such connector is told where it is named
        if (!can) {
            problems.at(
                    at(index, "system"),
                    "no fault can be injected into " + system + ": its connector is " + binding.connector(),
                    "bind it to a connector that supports faults, such as the sandbox");
            return;
        }
        knownConnectors
                .checkFault(binding, injection.with())
                .forEach(mistake ->
                        problems.at(at(index, mistake.key()), system + ": " + mistake.message(), mistake.hint()));
    }

    private Location at(String index, String key) {
        return positions.of(Stream.concat(Stream.of("inject", index), Stream.of(SettingPath.parts(key)))
                .toArray(String[]::new));
    }
}
