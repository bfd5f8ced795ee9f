package dev.cutover.execution;

import dev.cutover.engine.KeptRequestRules;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.yaml.EnvironmentFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the next runner would say of a request to a run that no process runs, by the engine's own rules: nothing changes
 * until then but by what else waits. Stateless and thread-safe.
 */
public final class InboxForecast {
    private static final Pattern AFTER_ROLLBACK = Pattern.compile("rollback-[0-9]+/after.*");

    private InboxForecast() {}

    /**
     * Why it would be refused; empty if it would not be, or if that depends on what waits before it.
     *
     * @param waiting what waits already
     */
    public static String refusal(RecordedRun recordedRun, KeptRequest kept, List<KeptRequest> waiting, Instant today) {
        boolean depends = !at(kept).isEmpty()
                && waiting.stream().anyMatch(before -> at(before).equals(at(kept)));
        if (depends && kept.expires().filter(today::isAfter).isEmpty()) {
            return "";
        }
        var state = recordedRun.state();
        var pinned = state.created().pinned();
        var runbook = PinnedRunbook.of(state.created());
        if (runbook.trouble().isPresent()) {
            return "";
        }
        var environment = EnvironmentFile.read(
                        pinned.environmentFile(), pinned.environmentText().getBytes(StandardCharsets.UTF_8))
                .value();
        var given = new StepContext.Given(
                runbook.runbook(), environment, new ConnectedSystems(Map.of()), Optional.empty(), limit -> limit);
        var stepContext = new StepContext(given, state).at(ObservedRunTime.of(state, today));
        return KeptRequestRules.refusal(stepContext, environment.pace(), kept, today);
    }

    /** The step that what somebody decides is about; empty if it is about none. */
    private static String at(KeptRequest kept) {
        String at = kept.request().needsPerson() ? kept.request().intent().about() : "";
        // Whether a run continues after its rollback is decided before something of it is done again.
        boolean isAfterRollback = kept.request() instanceof Request.Again
                || AFTER_ROLLBACK.matcher(at).matches();
        int end = at.indexOf('/');
        return isAfterRollback ? "rollback" : end < 0 ? at : at.substring(0, end);
    }
}
