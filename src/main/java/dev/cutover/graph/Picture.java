package dev.cutover.graph;

import dev.cutover.model.References;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Plan;
import dev.cutover.plan.StepOrder;
import dev.cutover.plan.Timeline;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The content of a drawing, for all formats. All texts are clean and on one line. Immutable.
 *
 * @param groups the phases; those without steps are left out
 * @param edges by the numbers of the boxes, each from a step to one that needs it
 * @param order the numbers of the boxes, each after those that it needs
 * @param rollback the runbook's rollback steps, in their order; empty if there are none
 * @param rollbackTitle their title
 */
record Picture(
        String name,
        String title,
        List<Group> groups,
        List<Edge> edges,
        List<Integer> order,
        List<Box> rollback,
        String rollbackTitle) {

    /** A phase. */
    record Group(String title, List<Box> boxes) {}

    /**
     * A step.
     *
     * @param number its place in the file, from 0
     */
    record Box(int number, String id, String kind, String title, String people, String takes, Marks marks) {}

    /**
     * What is special about a step.
     *
     * @param emphasised whether it is on the critical path
     * @param loses what cannot be rolled back after a point of no return
     */
    record Marks(boolean emphasised, boolean noReturn, String loses) {}

    /** A dependency between two steps. */
    record Edge(int from, int to, boolean emphasised) {}

    static Picture of(Runbook runbook) {
        var order = StepOrder.of(runbook);
        var timeline = Timeline.planned(runbook);
        var path = new ArrayList<>(timeline.leadingUp());
        path.addAll(timeline.criticalPath());
        var onPath = new HashSet<>(path);
        var groups = new ArrayList<Group>();
        int number = 0;
        for (var phase : runbook.phases()) {
            var boxes = new ArrayList<Box>();
            for (var step : phase.steps()) {
                boxes.add(box(number++, step, onPath.contains(step.id())));
            }
            String starts = phase.starts().map(time -> ", " + time).orElse("");
            if (!boxes.isEmpty()) {
                groups.add(new Group(Clean.line(phase.name() + starts), List.copyOf(boxes)));
            }
        }
        var own = new ArrayList<Box>();
        for (var step : runbook.rollback().map(RollbackProcedure::steps).orElse(List.of())) {
            own.add(box(own.size(), step.step(), false));
        }
        var header = runbook.header();
        return new Picture(
                Clean.line(header.name()),
                Clean.line(header.title()),
                List.copyOf(groups),
                edges(order, path),
                IntStream.of(order.sorted()).boxed().toList(),
                List.copyOf(own),
                runbook.rollback()
                        .map(plan -> rollbackTitle(plan, opens(runbook)))
                        .orElse(""));
    }

    /** Whether anything that the runbook does to the old platform is undone before traffic returns. */
    private static boolean opens(Runbook runbook) {
        return !UndoTimes.opening(runbook).isEmpty();
    }

    private static String rollbackTitle(RollbackProcedure plan, boolean opens) {
        return "Rollback, within " + Durations.words(plan.window())
                + (opens ? ": the old platform is opened, then traffic" : ": traffic first")
                + ", then the undo of each step, the last first, then these";
    }

    private static Box box(int number, Step step, boolean emphasised) {
        var point = step.safety().pointOfNoReturn();
        return new Box(
                number,
                Clean.line(step.id().value()),
                step.work().kind(),
                Clean.line(References.readable(step.title())),
                Clean.line(Plan.people(step).stream().map(String::valueOf).collect(Collectors.joining(", "))),
                takes(step),
                new Marks(
                        emphasised,
                        point.isPresent(),
                        Clean.line(point.map(known -> known.loses()).orElse(""))));
    }

    private static String takes(Step step) {
        if (step.work() instanceof Work.Wait wait && wait.until().isPresent()) {
            return "until " + wait.until().orElseThrow();
        }
        return Estimate.of(step).said().map(Durations::words).orElse("?");
    }

    private static List<Edge> edges(StepOrder order, List<StepId> path) {
        Set<Long> emphasised = new HashSet<>();
        for (int at = 1; at < path.size(); at++) {
            emphasised.add(key(order.number(path.get(at - 1)), order.number(path.get(at))));
        }
        var edges = new ArrayList<Edge>();
        for (int to = 0; to < order.size(); to++) {
            for (int from : order.needs(to)) {
                edges.add(new Edge(from, to, emphasised.contains(key(from, to))));
            }
        }
        return List.copyOf(edges);
    }

    private static long key(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    int size() {
        return order.size();
    }
}
