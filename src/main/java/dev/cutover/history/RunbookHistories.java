package dev.cutover.history;

import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.journal.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The histories of a home's runbooks.
 *
 * @param histories those with the newest runs first
 * @param unread runs whose records cannot be read, so that their runbook is not known; a line each with the reason
 * @param notes what was out of the ordinary with the index, a line each
 */
public record RunbookHistories(List<RunbookHistory> histories, List<String> unread, List<String> notes) {

    /** Of all its runs. */
    public static RunbookHistories of(Home home) {
        var found = HomeHistory.of(home).whole(home.runs());
        var byName = new LinkedHashMap<String, List<RunRecall.Recalled>>();
        found.known()
                .forEach(recalled -> byName.computeIfAbsent(
                                recalled.run().origin().runbook(), name -> new ArrayList<>())
                        .add(recalled));
        return new RunbookHistories(
                byName.entrySet().stream()
                        .map(one -> RunbookHistory.of(one.getKey(), Optional.empty(), one.getValue()))
                        .toList(),
                unread(found),
                found.notes());
    }

    /**
     * Of one runbook.
     *
     * @param current the runbook as it is now; without it, as its newest run has pinned it
     */
    public static RunbookHistories of(Home home, String runbook, Optional<RememberedDefinition> current) {
        var found = HomeHistory.of(home).whole(home.runs());
        var runs = found.known().stream()
                .filter(recalled -> recalled.run().origin().runbook().equals(runbook))
                .toList();
        return new RunbookHistories(
                runs.isEmpty() ? List.of() : List.of(RunbookHistory.of(runbook, current, runs)),
                unread(found),
                found.notes());
    }

    private static List<String> unread(HomeHistory.Found<?> found) {
        return found.runs().stream()
                .filter(run -> run.known().isEmpty())
                .map(run -> run.run() + " does not count: " + run.trouble())
                .toList();
    }
}
