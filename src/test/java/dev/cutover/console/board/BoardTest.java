package dev.cutover.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures themselves, letter by letter. */
class BoardTest {
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final Board BOARD = new Board(Theme.PLAIN, Scenes.OUTLOOK, ZoneOffset.UTC);

    private static Frame draw(Chronicle chronicle, String time, int width, int height) {
        var now = Instant.parse("2026-11-24T" + time + "Z");
        return height == ENDLESS
                ? BOARD.page(chronicle.story(), now, width)
                : BOARD.screen(chronicle.story(), now, width, height, 0);
    }

    /** With {@code -Dgolden.update=true} the picture is written anew. */
    private static void isAsBefore(String picture, String name) {
        if (Boolean.getBoolean("golden.update")) {
            try {
                Files.writeString(Path.of("src/test/resources/board", name + ".txt"), picture + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            assertThat(picture).isEqualTo(expected(name));
        }
    }

    private static String expected(String name) {
        try (var in = Objects.requireNonNull(BoardTest.class.getResourceAsStream("/board/" + name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String picture(Chronicle chronicle, String time, int width, int height) {
        return String.join("\n", draw(chronicle, time, width, height).plain());
    }

    @Test
    void aNarrowTerminalStillHasBarsAndThresholds() {
        isAsBefore(picture(Scenes.breach(), "02:14:09", 40, ENDLESS), "breach-40");
    }

    @Test
    void anOrdinaryTerminalHasEverythingInSight() {
        isAsBefore(picture(Scenes.breach(), "02:14:09", 80, ENDLESS), "breach-80");
    }

    @Test
    void aWideTerminalHasTheRestAsWell() {
        isAsBefore(picture(Scenes.breach(), "02:14:09", 140, ENDLESS), "breach-140");
    }

    @Test
    void theRollbackHasAClock() {
        isAsBefore(picture(Scenes.unwinding(), "02:13:00", 80, ENDLESS), "unwinding-80");
    }

    @Test
    void aRollbackThatWasGivenUpSaysSoAndNamesWhatIsLeft() {
        var picture = picture(Scenes.givenUp(), "02:31:00", 100, ENDLESS);
        assertThat(picture)
                .contains("restore NOT REACHED of 15:00", "given up after 15:00", "LEFT UNDONE: step 'freeze'")
                .doesNotContain("so far", "            blocked: ");
    }

    @Test
    void whileTheRollbackIsOpenWhatIsBlockedIsNamedByItsStep() {
        var chronicle = Scenes.unwinding().that(new RollbackFact.UndoBlocked(1, "shift-us-east/1/back", "no answer"));
        assertThat(picture(chronicle, "02:13:00", 100, ENDLESS)).contains("blocked: shift-us-east (");
    }

    @Test
    void whatWasRolledBackIsNotCalledDone() {
        var chronicle = Scenes.givenUp();
        assertThat(picture(chronicle, "02:31:00", 100, ENDLESS)).contains("rolled back");
    }

    @Test
    void whatWasRedInASegmentThatWentBackIsNotRedNow() {
        var back = Scenes.unwinding()
                .settled("shift-us-east", EffectState.DONE, "")
                .that(new RollbackFact.Restored(1));
        assertThat(picture(back, "02:13:00", 100, ENDLESS))
                .containsPattern("ROLLED BACK +routed-in-60s +98.1 % .*us-east ship-to-home");

        back.at("02:14:00").sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.NO_DATA, 0);
        assertThat(picture(back, "02:14:00", 100, ENDLESS))
                .containsPattern("Guards +ROLLED BACK +routed-in-60s +>= 99.5 %")
                .containsPattern(" +STALE +routed-in-60s");
    }

    @Test
    void whereItIsTriedAgainRedIsRed() {
        var east = new StepId("shift-us-east");
        var again = Scenes.unwinding()
                .settled("shift-us-east", EffectState.DONE, "")
                .that(new RollbackFact.Restored(1))
                .that(new StepFact.Undone(east, 1, 1))
                .that(new RollbackFact.Finished(1, List.of()))
                .that(new StepFact.Reopened(east, 1, "once more"))
                .at("02:20:00")
                .that(new StepFact.Started(east, 2))
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.97);

        assertThat(picture(again, "02:21:00", 100, ENDLESS))
                .containsPattern("Guards +RED +routed-in-60s")
                .doesNotContain("ROLLED BACK");
    }

    @Test
    void whatWasRolledBackCountsAsNotDone() {
        var chronicle = Scenes.upToTheFirstHold(RunFact.Mode.LIVE)
                .done("shift-us-east")
                .started("shift-us-west")
                .done("shift-us-west")
                .that(new StepFact.Undone(new StepId("shift-us-west"), 1, 1));

        assertThat(picture(chronicle, "02:31:00", 100, ENDLESS))
                .containsPattern("readiness .* 2/2 +done")
                .containsPattern("cutover .* 1/2 +partly rolled back");
    }

    @Test
    void whatWentThroughADoubtIsSettled() {
        var chronicle = Scenes.upToTheFirstHold(RunFact.Mode.LIVE)
                .that(new StepFact.Succeeded(new StepId("shift-us-east"), 1, StepFact.How.RECOVERED, Map.of()));
        assertThat(picture(chronicle, "02:31:00", 100, ENDLESS))
                .contains("Recovered   done, after being in doubt: shift-us-east")
                .doesNotContain("Unsettled");
    }

    @Test
    void anEndWithExceptionsNamesThem() {
        isAsBefore(picture(Scenes.exceptions(), "02:51:00", 80, ENDLESS), "exceptions-80");
    }

    @Test
    void aHoldIsSaidBesideTheStateAndTheEndStays() {
        var chronicle = Scenes.upToTheFirstHold(RunFact.Mode.LIVE)
                .at("02:12:00")
                .that(new RunFact.Held("dana", "carrier is slow"));
        assertThat(draw(chronicle, "02:14:09", 140, ENDLESS).plain())
                .contains("HELD 2m09s by dana: carrier is slow")
                .contains("02:14:09 UTC  T+14:09  elapsed 1:43:09  planned end 04:30  expected end 04:41, 11m late");
    }

    @Test
    void aRunThatNobodyRunsSaysSo() {
        var chronicle = Scenes.upToTheFirstHold(RunFact.Mode.LIVE).that(new RunFact.RunnerLeft("left by dana"));
        assertThat(draw(chronicle, "02:14:09", 80, ENDLESS).plain())
                .contains("PAUSED (no process) 4m09s: `cutover resume 01JD3M0Z9KQ4`; it was RUNNING");
    }

    @Test
    void nothingIsDrawnOfARunThatHasNotBegun() {
        var frame = BOARD.page(new RunNarrative(Fulfillment.runbook()), Chronicle.START, 80);
        assertThat(frame.plain()).containsExactly("Nothing has happened yet.");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 59, 60, 61, 79, 80, 100, 140, 250})
    void noLineIsWiderAndNoPictureHigherThanTheTerminal(int width) {
        for (var chronicle : List.of(Scenes.breach(), Scenes.unwinding(), Scenes.exceptions())) {
            for (int height = 1; height < 40; height++) {
                int most = height;
                assertThat(draw(chronicle, "02:14:09", width, height).lines())
                        .allMatch(line -> line.columnLength() <= width)
                        .hasSizeLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void terminalsNarrowerThanFortyColumnsAreDrawnForAsIfTheyHadForty() {
        assertThat(picture(Scenes.breach(), "02:14:09", 10, 20))
                .isEqualTo(picture(Scenes.breach(), "02:14:09", 40, 20));
    }
}
