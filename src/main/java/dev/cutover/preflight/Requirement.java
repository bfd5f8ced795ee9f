package dev.cutover.preflight;

import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.TrafficRouter;
import java.util.List;
import java.util.Set;

/**
 * What a runbook requires of one system.
 *
 * @param operations the operations that it calls, the undos included
 * @param capabilities the capability interfaces that it uses
 */
public record Requirement(
        SystemId system,
        Set<String> operations,
        Set<Class<?>> capabilities,
        List<Route> routes,
        List<Question> questions) {
    public Requirement {
        operations = Set.copyOf(operations);
        capabilities = Set.copyOf(capabilities);
        routes = List.copyOf(routes);
        questions = List.copyOf(questions);
    }

    /** The requirement of a system that no step and no criterion uses. */
    public static Requirement none(SystemId system) {
        return new Requirement(system, Set.of(), Set.of(), List.of(), List.of());
    }

    /** Traffic that the system routes, and its keys that the runbook moves. */
    public record Route(TrafficRouter.Flow flow, List<Segment> keys) {
        public Route {
            keys = List.copyOf(keys);
        }
    }

    /** A criterion's query, as the first step that uses the criterion will send it. */
    public record Question(Criterion criterion, String query, Segment segment) {}
}
