package dev.cutover.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.acceptance.Recording;
import dev.cutover.console.paint.Theme;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.json.StatusJson;
import dev.cutover.plan.Experience;
import dev.cutover.query.OutlookSource;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunView;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The board and the document of {@code status} tell the same of the same moment. */
class BoardAgainstStatusTest {
    private static final Pattern LATE_STEPS = Pattern.compile("steps \\d+ of \\d+.*, \\d+ late");

    private static final RunId RUN = new RunId("01je");

    @TempDir
    private Path folder;

    private static Stream<Arguments> moments() {
        return Stream.of(
                Arguments.of((Supplier<Chronicle>) Nights::gate, "02:03:32"),
                Arguments.of((Supplier<Chronicle>) Nights::held, "02:14:04"),
                Arguments.of((Supplier<Chronicle>) Nights::partialRollback, "02:26:31"),
                Arguments.of((Supplier<Chronicle>) Nights::doubt, "02:13:02"),
                Arguments.of((Supplier<Chronicle>) Nights::ended, "02:37:05"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void bothTellTheSame(Supplier<Chronicle> night, String time) throws IOException {
        var status = status(night.get(), Instant.parse("2026-11-24T" + time + "Z"));
        var json = new ObjectMapper().readTree(StatusJson.of(status).text());
        String board = String.join(
                "\n",
                new Board(Theme.PLAIN, (state, now) -> status.expected(), ZoneOffset.UTC)
                        .page(status.runNarrative(), status.now(), 400)
                        .plain());

        for (var call : json.get("waiting")) {
            assertThat(board)
                    .contains(call.at("/people/0").asText(), call.get("step").asText());
        }
        assertThat(board.contains(" lapsed")).isEqualTo(any(json.get("waiting"), "lapsed"));
        assertThat(board.contains("Waiting ")).isEqualTo(!json.get("waiting").isEmpty() || json.hasNonNull("held"));
        if (json.hasNonNull("held")) {
            var since = Instant.parse(json.at("/held/since").asText());
            assertThat(board)
                    .contains("HELD " + Durations.words(Duration.between(since, status.now())) + " by "
                            + json.at("/held/by").asText());
        }
        assertThat(board.contains("STALE")).isEqualTo(isAny(json.get("criteria"), "stale"));
        int late = json.get("late").size();
        assertThat(LATE_STEPS.matcher(board).find()).isEqualTo(late > 0);
        if (late > 0) {
            assertThat(board).contains(late + " late");
        }
        for (var key : json.get("traffic")) {
            assertThat(board).contains(key.get("basisPoints").asInt() / 100 + " %");
        }
        assertThat(board.contains("IN DOUBT"))
                .isEqualTo(!json.at("/unsettled/effects").isEmpty());
        assertThat(json.hasNonNull("stop")).isEqualTo(!json.hasNonNull("ended"));
    }

    private static boolean any(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(one -> one.hasNonNull(field));
    }

    private static boolean isAny(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(one ->
                        one.get(field).asBoolean() && !one.get("wentBack").asBoolean());
    }

    private StatusSnapshot status(Chronicle night, Instant now) {
        var home = new Home(folder, new FileDisk());
        var pinned = ((RunFact.Created) night.events().get(0).fact()).pinned();
        try (var recording = Recording.of(home, RUN.value(), pinned, RunFact.Mode.LIVE)) {
            night.events().stream()
                    .skip(2)
                    .forEach(event -> recording.at(Durations.time(event.at())).that(event.fact()));
        }
        var recorded = RecordedRun.of(home, RUN);
        var view = RunView.of(RUN, Nights.RUNBOOK);
        recorded.events().forEach(view::add);
        var expected = OutlookSource.of(Nights.RUNBOOK, () -> Experience.NONE).at(recorded.state(), now);
        // The recording has let the run go; the moment is one at which its runner is there.
        var runner = new RunnerStatus(RunnerStatus.State.RUNNING, Optional.empty(), Optional.of(now));
        var inbox = RequestInbox.of(home, RUN).contents();
        return new StatusSnapshot(view, recorded.head(), now, expected, runner, inbox, Optional.empty());
    }
}
