package dev.cutover.model;

import dev.cutover.model.discipline.Waiver;
import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.redaction.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The procedure. Checked by the reader: every name in it resolves, graphs have no cycles. Maps keep the order of the
 * file.
 */
public record Runbook(
        Header header,
        Map<String, Dimension> dimensions,
        Map<RoleId, Role> roles,
        Inventory inventory,
        Map<String, Traffic> traffic,
        Map<CriterionId, Criterion> criteria,
        List<Phase> phases,
        Optional<RollbackProcedure> rollback,
        Conduct conduct) {

    public Runbook {
        dimensions = OrderedCopies.copy(dimensions);
        roles = OrderedCopies.copy(roles);
        traffic = OrderedCopies.copy(traffic);
        criteria = OrderedCopies.copy(criteria);
        phases = List.copyOf(phases);
    }

    /** A runbook without signatures and escalations. */
    public Runbook(
            Header header,
            Map<String, Dimension> dimensions,
            Map<RoleId, Role> roles,
            Inventory inventory,
            Map<String, Traffic> traffic,
            Map<CriterionId, Criterion> criteria,
            List<Phase> phases,
            Optional<RollbackProcedure> rollback) {
        this(header, dimensions, roles, inventory, traffic, criteria, phases, rollback, Conduct.PLAIN);
    }

    public Runbook withRoles(Map<RoleId, Role> roles) {
        return new Runbook(header, dimensions, roles, inventory, traffic, criteria, phases, rollback, conduct);
    }

    public Runbook withCriteria(Map<CriterionId, Criterion> criteria) {
        return new Runbook(header, dimensions, roles, inventory, traffic, criteria, phases, rollback, conduct);
    }

    public Runbook withPhases(List<Phase> phases) {
        return new Runbook(header, dimensions, roles, inventory, traffic, criteria, phases, rollback, conduct);
    }

    public Runbook withRollback(RollbackProcedure plan) {
        return new Runbook(header, dimensions, roles, inventory, traffic, criteria, phases, Optional.of(plan), conduct);
    }

    public Runbook withConduct(Conduct conduct) {
        return new Runbook(header, dimensions, roles, inventory, traffic, criteria, phases, rollback, conduct);
    }

    /**
     * Nothing but one step of a phase, which waits for nothing and whose failure stops nobody: without rollback,
     * triggers and escalation.
     *
     * @param where the segment of the step, whatever it was
     * @return no phase at all if there is no such step in one
     */
    public Runbook only(StepId step, Segment where) {
        var kept = phases.stream()
                .flatMap(phase -> phase.steps().stream()
                        .filter(one -> one.id().equals(step))
                        .map(one -> new Phase(phase.name(), Optional.empty(), List.of(one.alone(where)))))
                .toList();
        return new Runbook(
                header, dimensions, roles, inventory, traffic, criteria, kept, Optional.empty(), Conduct.PLAIN);
    }

    /** The same without required signatures: for scripted people. */
    public Runbook unsigned() {
        return withConduct(conduct.unsigned());
    }

    /**
     * Title page, and what holds for the whole file.
     *
     * @param waivers the findings of discipline that its authors have decided to live with
     * @param redaction what is taken out of evidence before it is stored
     */
    public record Header(String name, String title, Pattern pattern, List<Waiver> waivers, Redaction redaction) {
        public Header {
            waivers = List.copyOf(waivers);
        }

        /** A title page without waivers, of a runbook that redacts nothing. */
        public Header(String name, String title, Pattern pattern) {
            this(name, title, pattern, List.of(), Redaction.NOTHING);
        }
    }

    /** The way the traffic moves. */
    public enum Pattern {
        PHASED,
        PARALLEL,
        BIG_BANG
    }

    /** What there is, and who owns which records. */
    public record Inventory(Map<SystemId, BusinessSystem> systems, List<RecordOwnership> records) {
        public Inventory {
            systems = OrderedCopies.copy(systems);
            records = List.copyOf(records);
        }
    }

    /** What is taken out of evidence before it is stored. */
    public Redaction redaction() {
        return header.redaction();
    }

    /** {@code us-east ship-to-home}, in the order of the dimensions; {@code all traffic} for everything. */
    public String nameOf(Segment segment) {
        return segment.values().isEmpty() ? "all traffic" : inOrder(segment.values());
    }

    /**
     * {@code us-east and us-west, curbside}, in the order of the dimensions, with the steps if it names some:
     * {@code us-east, steps shift-us-east and 2 more}, {@code all traffic, phase 'cutover'}; or {@code the whole run}.
     */
    public String nameOf(Scope scope) {
        if (scope.isWholeRun()) {
            return scope.toString();
        }
        var parts = new ArrayList<String>();
        if (!scope.values().isEmpty()) {
            parts.add(sliceOf(scope));
        } else if (movesAll(scope.steps())) {
            parts.add(nameOf(Segment.EVERYTHING));
        }
        if (!scope.steps().isEmpty()) {
            parts.add(stepsOf(scope.steps()));
        }
        if (!scope.also().isEmpty()) {
            parts.add("also " + stepsOf(scope.also()));
        }
        return String.join(", ", parts);
    }

    /** Whether the steps are, or have among them, all that moves traffic. */
    private boolean movesAll(Set<StepId> ids) {
        var shifts = steps().filter(step -> step.work() instanceof Work.Shift)
                .map(Step::id)
                .toList();
        return !shifts.isEmpty() && ids.containsAll(shifts);
    }

    /** {@code step freeze}, {@code steps freeze and warm}, {@code phase 'cutover'}, {@code all 9 steps}. */
    private String stepsOf(Set<StepId> ids) {
        if (ids.size() == 1) {
            return "step " + ids.iterator().next();
        }
        if (steps().count() == ids.size()) {
            return "all " + ids.size() + " steps";
        }
        var wholePhases = wholePhases(ids);
        return wholePhases.isEmpty()
                ? "steps " + shortList(inOrder(ids))
                : (wholePhases.size() == 1 ? "phase " : "phases ") + shortList(wholePhases);
    }

    /** The names of the phases that the steps are, all of each; empty if they are not that. */
    private List<String> wholePhases(Set<StepId> ids) {
        var whole = phases.stream()
                .filter(phase -> !phase.steps().isEmpty()
                        && phase.steps().stream().map(Step::id).allMatch(ids::contains))
                .toList();
        int steps = whole.stream().mapToInt(phase -> phase.steps().size()).sum();
        return steps == ids.size()
                ? whole.stream().map(phase -> "'" + phase.name() + "'").toList()
                : List.of();
    }

    /** As in the file, but a gate says less than what follows it; a step that the file does not have comes last. */
    private List<String> inOrder(Set<StepId> ids) {
        var known = steps().filter(step -> ids.contains(step.id()))
                .sorted(Comparator.comparing(step -> step.work() instanceof Work.Gate))
                .map(Step::id);
        return Stream.concat(known, ids.stream()).distinct().map(StepId::value).toList();
    }

    private static String shortList(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> names.get(0) + " and " + (names.size() - 1) + " more";
        };
    }

    private String sliceOf(Scope scope) {
        var joined = new TreeMap<String, String>();
        scope.values().forEach((dimension, values) -> joined.put(dimension, String.join(" and ", values)));
        return scope.namesSeveral() ? String.join(", ", words(joined)) : inOrder(joined);
    }

    /** The same as the subject of a sentence: {@code us-east is}, {@code us-east and us-west are}. */
    public String nameOf(Scope scope, String singular, String plural) {
        boolean isOnePhase = wholePhases(scope.steps()).size() == 1
                && steps().count() > scope.steps().size();
        boolean isPlural = scope.namesSeveral() || (scope.steps().size() > 1 && !isOnePhase);
        return nameOf(scope) + " " + (isPlural ? plural : singular);
    }

    private String inOrder(Map<String, String> values) {
        return String.join(" ", words(values));
    }

    private List<String> words(Map<String, String> values) {
        var rest = new TreeMap<>(values);
        var words = new ArrayList<String>();
        for (String dimension : dimensions.keySet()) {
            String value = rest.remove(dimension);
            if (value != null) {
                words.add(value);
            }
        }
        rest.forEach((dimension, value) -> words.add(dimension + "=" + value));
        return words;
    }

    /** The planned start {@code T} of a run that begins at an instant, and is on time: its first phase is due then. */
    public Instant dueAt(Instant begins) {
        return phases.stream()
                .flatMap(phase -> phase.starts().stream())
                .map(PlannedTime::offset)
                .filter(Duration::isNegative)
                .min(Comparator.naturalOrder())
                .map(begins::minus)
                .orElse(begins);
    }

    /** The steps of all phases, then the rollback's own. */
    public Stream<Step> allSteps() {
        return Stream.concat(
                steps(),
                rollback.stream().flatMap(plan -> plan.steps().stream()).map(RollbackStep::step));
    }

    /** The steps of all phases, in the order of the file; the rollback's own steps are not among them. */
    public Stream<Step> steps() {
        return phases.stream().flatMap(phase -> phase.steps().stream());
    }

    /** The phase that a person means: by its name as it is written, or by its number from 1. */
    public Optional<Phase> phase(String named) {
        return phases.stream()
                .filter(phase -> phase.name().equals(named))
                .findFirst()
                .or(() -> named.matches("[1-9][0-9]{0,5}") && Integer.parseInt(named) <= phases.size()
                        ? Optional.of(phases.get(Integer.parseInt(named) - 1))
                        : Optional.empty());
    }
}
