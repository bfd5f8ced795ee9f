package dev.cutover.history.figures;

import dev.cutover.history.memory.QuestionTime;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.model.RoleId;
import dev.cutover.plan.DurationRange;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long somebody was waited for, by the runs' own clocks. Questions that were withdrawn do not count.
 *
 * @param who whom it was
 * @param total of all questions; those that stood open side by side count each
 */
public record PersonWait(Who who, DurationRange waited, Duration total) {

    /**
     * Somebody in a role.
     *
     * @param person empty if nobody has answered yet: then the roles are those that were asked
     */
    public record Who(Optional<String> person, List<RoleId> roles) {
        private static Who of(QuestionTime question) {
            return new Who(question.by(), question.role().map(List::of).orElse(question.of()));
        }

        /** Such as {@code operations, commander}. */
        public String role() {
            return roles.stream().map(RoleId::value).collect(Collectors.joining(", "));
        }
    }

    /** One of each person and role, who was waited for longest first. */
    static List<PersonWait> of(List<RunRecall.Recalled> runs) {
        Map<Who, List<Duration>> waits = runs.stream()
                .flatMap(run -> run.run().questions().stream())
                .filter(question -> question.waited().isPresent())
                .collect(Collectors.groupingBy(
                        Who::of,
                        LinkedHashMap::new,
                        Collectors.mapping(question -> question.waited().orElseThrow(), Collectors.toList())));
        return waits.entrySet().stream()
                .flatMap(wait -> DurationRange.of(wait.getValue()).stream()
                        .map(range -> new PersonWait(
                                wait.getKey(), range, wait.getValue().stream().reduce(Duration.ZERO, Duration::plus))))
                .sorted(Comparator.comparing(PersonWait::total).reversed())
                .toList();
    }
}
