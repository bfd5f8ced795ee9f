package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Authority;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Dimension;
import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.DeclaredNames.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a runbook, for files that refer to it. */
public final class RunbookNames {
    private RunbookNames() {}

    /** Steps are those of the phases and of the rollback alike. */
    public static DeclaredNames of(Runbook runbook) {
        var names = new EnumMap<Kind, Set<String>>(Kind.class);
        names.put(Kind.DIMENSION, runbook.dimensions().keySet());
        names.put(Kind.PERSON, Authority.of(runbook).people());
        names.put(
                Kind.SYSTEM, set(runbook.inventory().systems().keySet().stream().map(SystemId::value)));
        names.put(Kind.CRITERION, set(runbook.criteria().keySet().stream().map(CriterionId::value)));
        names.put(Kind.PHASE, set(runbook.phases().stream().map(Phase::name)));
        var steps = set(runbook.steps().map(step -> step.id().value()));
        runbook.rollback()
                .ifPresent(plan ->
                        plan.steps().forEach(step -> steps.add(step.step().id().value())));
        names.put(Kind.STEP, steps);
        var segments = new LinkedHashMap<String, Set<String>>();
        for (Dimension dimension : runbook.dimensions().values()) {
            segments.put(dimension.name(), new LinkedHashSet<>(dimension.values()));
        }
        return new DeclaredNames(names, segments);
    }

    private static Set<String> set(Stream<String> names) {
        return names.collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
