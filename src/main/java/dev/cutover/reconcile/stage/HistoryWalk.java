package dev.cutover.reconcile.stage;

import dev.cutover.run.comparison.ProblemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the quantities of one key on one side through their stages, transition by transition. A part of a quantity
 * may go on while the rest waits; what is not yet told apart into parts waits for whichever comes. Not thread-safe.
 */
final class HistoryWalk {
    /** After a word that is no stage, nobody knows where the quantity is. */
    static final String UNKNOWN = "";

    private final StageGraph graph;
    private final Map<List<@Nullable String>, PartStages> parts = new LinkedHashMap<>();
    private final Set<HistoryProblem> problems = new LinkedHashSet<>();

    private record Place(PartStages part, String stage) {}

    HistoryWalk(StageGraph graph) {
        this.graph = graph;
    }

    /** Follows transitions in the order of their time; those of one instant in an order that they may have had. */
    void follow(List<Transition> transitions) {
        var open = new ArrayList<>(transitions);
        open.sort(Comparator.comparing(Transition::at).thenComparing(each -> graph.rank(each.to())));
        while (!open.isEmpty()) {
            var at = open.get(0).at();
            Transition next = open.stream()
                    .takeWhile(each -> each.at().equals(at))
                    .filter(this::isExpected)
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            take(next);
        }
        parts.values()
                .forEach(part ->
                        part.skipped().forEach((stage, way) -> problem(ProblemKind.STAGE_SKIPPED, part, stage, way)));
    }

    List<HistoryProblem> problems() {
        return List.copyOf(problems);
    }

    Map<List<@Nullable String>, PartStages> parts() {
        return parts;
    }

    private boolean isExpected(Transition transition) {
        return transition.to().equals(graph.first())
                || !places(transition, place -> isNext(place, transition)).isEmpty();
    }

    private void take(Transition transition) {
        var own = parts.computeIfAbsent(transition.part(), PartStages::new);
        if (!graph.stages().contains(transition.to())) {
            problem(ProblemKind.STAGE_IMPOSSIBLE, own, "(unknown)", transition.to() + " is no stage of the lifecycle");
            unknown(transition, own);
        } else if (transition.to().equals(transition.from())) {
            problem(ProblemKind.STAGE_REPEATED, own, transition.to(), again(transition.to()));
        } else if (own.skipped().remove(transition.to()) != null) {
            problem(ProblemKind.STAGE_OUT_OF_ORDER, own, transition.to(), "after " + stagesOf(own));
            own.passed().add(transition.to());
        } else if (transition.to().equals(graph.first())) {
            begin(transition, own);
        } else {
            goOn(transition, own);
        }
    }

    /** Wherever it is now, it is not where it was. */
    private void unknown(Transition transition, PartStages own) {
        var there = all(transition);
        if (there.isEmpty()) {
            enter(own, UNKNOWN, asked(transition, BigDecimal.ONE));
        } else {
            move(transition, own, there, UNKNOWN);
        }
    }

    private void begin(Transition transition, PartStages own) {
        if (own.passed().contains(transition.to())) {
            problem(ProblemKind.STAGE_REPEATED, own, transition.to(), again(transition.to()));
        } else if (!all(transition).isEmpty() && transition.from() != null) {
            goOn(transition, own);
        } else {
            enter(own, transition.to(), asked(transition, BigDecimal.ONE));
        }
    }

    private void goOn(Transition transition, PartStages own) {
        var next = places(transition, place -> isNext(place, transition));
        var left = move(transition, own, next, transition.to());
        if (left.signum() > 0 || next.isEmpty()) {
            skip(transition, own, left);
        }
    }

    /** What is left of a transition that nothing could be taken of in the usual way. */
    private void skip(Transition transition, PartStages own, BigDecimal left) {
        var skipping = places(
                transition,
                place -> !graph.between(place.stage(), transition.to()).isEmpty());
        boolean isOwn = skipping.stream().anyMatch(place -> place.part() == own);
        if (!skipping.isEmpty() && (isOwn || own.isEmpty())) {
            var from = skipping.get(0).stage();
            graph.between(from, transition.to())
                    .forEach(missing -> own.skipped().putIfAbsent(missing, way(from, transition.to())));
            move(with(transition, left), own, skipping, transition.to());
        } else if (all(transition).isEmpty()) {
            graph.before(transition.to())
                    .forEach(missing -> own.skipped().putIfAbsent(missing, way("nothing", transition.to())));
            enter(own, transition.to(), left.signum() > 0 ? left : BigDecimal.ONE);
        } else {
            turn(transition, own, left);
        }
    }

    /** No way leads on to that stage from where the quantities are. */
    private void turn(Transition transition, PartStages own, BigDecimal left) {
        var to = transition.to();
        var from = all(transition).get(0).stage();
        if (own.passed().contains(to)) {
            problem(ProblemKind.STAGE_REPEATED, own, to, again(to));
        } else if (graph.leads(to, from) && !graph.isEnd(from)) {
            problem(ProblemKind.STAGE_OUT_OF_ORDER, own, to, "after " + stagesOf(own));
            own.passed().add(to);
        } else {
            problem(ProblemKind.STAGE_IMPOSSIBLE, own, to, way(from, to));
            move(with(transition, left), own, all(transition), to);
        }
    }

    /** Moves what was asked for into a stage; returns what was not there. */
    private BigDecimal move(Transition transition, PartStages own, List<Place> places, String to) {
        var there = places.stream().map(HistoryWalk::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = asked(transition, there);
        for (Place place : places) {
            var taken = place.part().take(place.stage(), left);
            left = left.subtract(taken);
            // What was told apart stays so, though something is said of all parts at once.
            enter(isWider(own, place.part()) ? place.part() : own, to, taken);
        }
        return left;
    }

    private static boolean isWider(PartStages one, PartStages other) {
        for (int i = 0; i < one.part().size(); i++) {
            if (one.part().get(i) == null && other.part().get(i) != null) {
                return true;
            }
        }
        return false;
    }

    private static void enter(PartStages part, String stage, BigDecimal quantity) {
        if (quantity.signum() > 0) {
            part.add(stage, quantity);
            part.passed().add(stage);
        }
    }

    private boolean isNext(Place place, Transition transition) {
        return place.stage().equals(UNKNOWN) || graph.isDirect(place.stage(), transition.to());
    }

    private List<Place> all(Transition transition) {
        return places(transition, place -> true);
    }

    /**
     * Where a transition may take from: first the stage that it says it comes from, then its own part, then what is not
     * told apart yet, and at last the parts of what it is about.
     */
    private List<Place> places(Transition transition, Predicate<Place> wanted) {
        var places = new ArrayList<Place>();
        for (PartStages part : parts.values()) {
            if (Transition.overlap(part.part(), transition.part())) {
                part.quantities().forEach((stage, quantity) -> {
                    var place = new Place(part, stage);
                    if (quantity.signum() > 0 && wanted.test(place)) {
                        places.add(place);
                    }
                });
            }
        }
        places.sort(Comparator.<Place, Boolean>comparing(
                        place -> !place.part().part().equals(transition.part()))
                .thenComparing(place -> !place.stage().equals(transition.from())));
        return places;
    }

    private static BigDecimal quantity(Place place) {
        return place.part().in(place.stage());
    }

    private static BigDecimal asked(Transition transition, BigDecimal all) {
        var quantity = transition.quantity();
        return quantity == null ? all : quantity;
    }

    private static Transition with(Transition transition, BigDecimal quantity) {
        return quantity.signum() > 0
                ? new Transition(transition.part(), transition.from(), transition.to(), quantity, transition.at())
                : transition;
    }

    private void problem(ProblemKind kind, PartStages part, String stage, String way) {
        problems.add(new HistoryProblem(kind, part.part(), stage, way));
    }

    private static String way(String from, String to) {
        return (from.equals(UNKNOWN) ? "?" : from) + " -> " + to;
    }

    private static String again(String stage) {
        return stage + " -> " + stage;
    }

    private static String stagesOf(PartStages part) {
        var stages = part.quantities().entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return String.join(", ", stages);
    }
}
