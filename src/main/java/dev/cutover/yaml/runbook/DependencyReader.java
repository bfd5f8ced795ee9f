package dev.cutover.yaml.runbook;

import dev.cutover.model.SystemId;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A system that another one depends on: its name, or its name with what is needed of it. Stateless and thread-safe. */
final class DependencyReader {
    private static final Key<SystemId> SYSTEM =
            Key.required("system", NameReferences.SYSTEM, "The system that is depended on.");
    private static final Key<List<String>> NEEDS = Key.required(
            "needs", ListOf.some(Text.TEXT, "a list of what is needed"), "What is needed of it, in words.");
    private static final TableShape<Dependency> WITH_NEEDS = TableShape.of(
                    "dependency",
                    "A system that is depended on, with what is needed of it.",
                    List.of(SYSTEM, NEEDS),
                    tableFields -> new Dependency(tableFields.get(SYSTEM), tableFields.get(NEEDS)))
            .what("the keys of a dependency: system, needs");
    static final ByForm<Dependency> DEPENDENCY = new ByForm<>(new Plain(), WITH_NEEDS);

    private DependencyReader() {}

    /** One system, and what is needed of it; nothing if it is only named. */
    record Dependency(SystemId system, List<String> needs) {}

    /** Only the name. */
    private record Plain() implements Shape<Dependency> {
        @Override
        public Optional<Dependency> read(Node node, Reading reading) {
            return NameReferences.SYSTEM.read(node, reading).map(system -> new Dependency(system, List.of()));
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            return NameReferences.SYSTEM.schema(definitions);
        }

        @Override
        public String what() {
            return NameReferences.SYSTEM.what();
        }
    }

    static Set<SystemId> systems(List<Dependency> dependencies) {
        var systems = new LinkedHashSet<SystemId>();
        dependencies.forEach(dependency -> systems.add(dependency.system()));
        return systems;
    }

    static Map<SystemId, List<String>> needs(List<Dependency> dependencies) {
        var needs = new LinkedHashMap<SystemId, List<String>>();
        dependencies.stream()
                .filter(dependency -> !dependency.needs().isEmpty())
                .forEach(dependency -> needs.computeIfAbsent(dependency.system(), system -> new ArrayList<>())
                        .addAll(dependency.needs()));
        return needs;
    }
}
