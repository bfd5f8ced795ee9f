package dev.cutover.yaml;

import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.Location;
import dev.cutover.spi.Description;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.Parameter;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports the problems that connectors find in their settings, at their places; one that all systems of a type share,
 * once.
 */
final class SettingsCheck {
    private static final String SYSTEMS = "systems";
    private static final String WITH = "with";
    private static final String CONNECTORS = "connectors";

    private final Environment environment;
    private final Positions positions;
    private final Problems problems;

    SettingsCheck(Environment environment, Positions positions, Problems problems) {
        this.environment = environment;
        this.positions = positions;
        this.problems = problems;
    }

    void check(Collection<BoundSystem> all) {
        all.stream()
                .collect(Collectors.groupingBy(each -> type(each.binding()), LinkedHashMap::new, Collectors.toList()))
                .forEach(this::ofType);
    }

    private void ofType(String type, List<BoundSystem> all) {
        var common = new LinkedHashSet<String>();
        if (all.size() > 1 && environment.connectors().containsKey(type)) {
            common.addAll(all.get(0).description().problems());
            all.forEach(each -> common.retainAll(each.description().problems()));
        }
        common.forEach(what -> problems.at(positions.of(CONNECTORS, type), type + ": " + what, ""));
        all.forEach(each -> own(each, common));
    }

    private void own(BoundSystem boundSystem, Set<String> told) {
        var binding = boundSystem.binding();
        boundSystem.description().problems().stream()
                .filter(what -> !told.contains(what))
                .forEach(what -> problems.at(place(binding, what), binding.system() + ": " + what, ""));
        if (boundSystem.description().problems().isEmpty()) {
            names(binding, boundSystem.description());
        }
    }

    void report(Binding binding, Mistake mistake) {
        problems.at(place(binding, mistake.key()), binding.system() + ": " + mistake.message(), mistake.hint());
    }

    /** A problem may begin with the path of the setting that it is about. */
    private Location place(Binding binding, String what) {
        String[] path = SettingPath.parts(what.split("[ :]", 2)[0]);
        boolean within = path[0].equals("operations");
        var full = new String[path.length + (within ? 2 : 3)];
        full[0] = SYSTEMS;
        full[1] = binding.system().value();
        if (!within) {
            full[2] = WITH;
        }
        System.arraycopy(path, 0, full, full.length - path.length, path.length);
        return positions.of(full);
    }

    /** Skips a connector that describes no settings, and one that has reported problems itself. */
    private void names(Binding binding, Description description) {
        String id = binding.system().value();
        var known = new LinkedHashSet<String>();
        description.settings().stream()
                .map(Parameter::name)
                .filter(name -> !name.contains("."))
                .forEach(known::add);
        if (known.isEmpty()) {
            return;
        }
        var given = new LinkedHashSet<>(
                environment.connectors().getOrDefault(type(binding), Map.of()).keySet());
        binding.with().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.at(
                        positions.of(SYSTEMS, id, WITH, name),
                        id + ": its connector takes no setting " + QuotedText.name(name),
                        Suggestion.hint(name, known, "settings")));
        given.addAll(binding.with().keySet());
        description.settings().stream()
                .filter(setting -> setting.required() && !given.contains(setting.name()))
                .forEach(setting -> problems.at(
                        positions.of(SYSTEMS, id, WITH),
                        id + ": the setting " + QuotedText.name(setting.name()) + " is missing",
                        setting.name() + ": " + setting.description()));
    }

    private static String type(Binding binding) {
        return binding.connector();
    }
}
