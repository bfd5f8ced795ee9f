package dev.cutover.json.stream;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.json.StatusJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.EventLine;
import dev.cutover.words.RunNarrative;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a run, each a JSON object without a line end: the first names the version and the run, then one for each
 * event, and one for the end of the process. Gets every event of the run in order, from the first on, even where only
 * later ones are sent. Not thread-safe.
 */
public final class EventStreamJson {
    /** Raised only if a field changes its meaning or is removed. */
    private static final int VERSION = 1;

    private static final String MORE = ",\"more\":true}";

    private final RunNarrative narrative;
    private final StandingChanges standingChanges = new StandingChanges();

    /** @param narrative the run before its first event; every event is added to it here */
    public EventStreamJson(RunNarrative narrative) {
        this.narrative = narrative;
    }

    /** Adds an event that is not sent. */
    public void skip(Event event) {
        narrative.add(event);
    }

    /**
     * The first line.
     *
     * @param from the number of the first event that is sent
     * @param tool the version of the tool
     */
    public String head(RunId run, RunFact.Created created, long from, String tool) {
        var document = JsonDocument.of("stream")
                .put("stream", VERSION)
                .put("run", run.value())
                .put("from", from)
                .put("tool", tool);
        StatusJson.pinned(document, created);
        boolean hasBegun = !narrative.state().isEmpty();
        return document.put("state", hasBegun ? state() : null)
                .put("changed", hasBegun ? standingChanges.next(narrative) : Map.of())
                .line();
    }

    /**
     * One event: as it is recorded, and what it means.
     *
     * @param recorded its JSON in the record
     */
    public String event(Event event, String recorded) {
        EventLine told = narrative.add(event);
        String meaning = new JsonFields()
                .put("about", told.about())
                .put("words", told.words())
                .put("tone", told.tone())
                .put("matters", told.matters())
                .put("state", state())
                .put("changed", standingChanges.next(narrative))
                .line();
        String begun = recorded.endsWith(MORE)
                ? recorded.substring(0, recorded.length() - MORE.length())
                : recorded.substring(0, recorded.length() - 1);
        return begun + "," + meaning.substring(1);
    }

    /**
     * The last line, which is no event.
     *
     * @param exit the exit code of the process
     * @param words what it says at its end
     */
    public String end(RunId run, ExitCode exit, List<String> words) {
        return new JsonFields()
                .put("run", run.value())
                .put("last", narrative.state().seq())
                .put("state", narrative.state().isEmpty() ? Optional.empty() : state())
                .put(
                        "end",
                        new JsonFields()
                                .put("exit", exit.code())
                                .put("meaning", exit.meaning())
                                .put("words", words)
                                .map())
                .line();
    }

    private String state() {
        return narrative.state().status().documentName();
    }
}
