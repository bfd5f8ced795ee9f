package dev.cutover.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.report.markup.Markup;
import dev.cutover.report.picture.ClockPicture.Bar;
import dev.cutover.report.picture.ClockPicture.Kind;
import dev.cutover.report.picture.ClockPicture.Part;
import dev.cutover.report.picture.CriterionStrip.Sample;
import dev.cutover.report.picture.CriterionStrip.Standing;
import dev.cutover.report.picture.TimelinePicture.Doing;
import dev.cutover.report.picture.TimelinePicture.Group;
import dev.cutover.report.picture.TimelinePicture.Lane;
import dev.cutover.report.picture.TimelinePicture.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T07:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final PictureWords WORDS = new PictureWords("A title", "A description");
    private static final TimeFrame HOUR = new TimeFrame(BEGIN, BEGIN.plusSeconds(3600), NEW_YORK);

    @Test
    void aTimelineTellsThePlanFromWorkAndFromWaitingWithoutColour() {
        var lane = new Lane(
                "freeze",
                Optional.of(new Stretch(BEGIN, at(600), Doing.WORK)),
                List.of(
                        new Stretch(at(60), at(300), Doing.WORK),
                        new Stretch(at(300), at(900), Doing.WAITING_FOR_PEOPLE)),
                "5m late",
                true);
        var failed =
                new Lane("move", Optional.empty(), List.of(new Stretch(at(900), at(1200), Doing.FAILED)), "", false);
        String svg =
                drawn(new TimelinePicture(WORDS, HOUR, List.of(new Group("cutover", List.of(lane, failed))))::draw);

        assertThat(svg).contains("class=\"planned\"", "class=\"work\"", "fill=\"url(#t-waits)\"", "5m late", "✗");
        assertThat(svg).contains("<title id=\"t-title\">A title</title>", "<desc id=\"t-desc\">A description</desc>");
    }

    @Test
    void timesAreThoseOfTheZoneAndItsNameIsSaid() {
        String svg = drawn(new TimelinePicture(WORDS, HOUR, List.of())::draw);

        assertThat(svg).contains(">EST<", ">02:00<", ">02:10<", ">03:00<").doesNotContain(">07:00<");
    }

    @Test
    void anythingFromASecondToAMonthHasAHandfulOfTicks() {
        for (Duration length : List.of(
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMinutes(7),
                Duration.ofHours(17),
                Duration.ofDays(31))) {
            var frame = new TimeFrame(BEGIN, BEGIN.plus(length), NEW_YORK);
            var ticks =
                    Pattern.compile("tick middle").matcher(drawn(new TimelinePicture(WORDS, frame, List.of())::draw));

            assertThat(ticks.results().count()).as("%s", length).isBetween(1L, 10L);
        }
    }

    @Test
    void whatLiesOutsideTheFrameStaysInsideThePicture() {
        var lane = new Lane(
                "late",
                Optional.of(new Stretch(BEGIN.minusSeconds(9000), BEGIN.minusSeconds(8000), Doing.WORK)),
                List.of(new Stretch(at(90_000), at(99_000), Doing.WORK)),
                "",
                false);
        String svg = drawn(new TimelinePicture(WORDS, HOUR, List.of(new Group("x", List.of(lane))))::draw);

        Pattern.compile(" x=\"([0-9.-]+)\"")
                .matcher(svg)
                .results()
                .forEach(x -> assertThat(Double.parseDouble(x.group(1))).isBetween(-1.0, 1000.0));
    }

    @Test
    void aPictureDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new TimeFrame(BEGIN, BEGIN.minusSeconds(1), NEW_YORK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRampHoldsEachShareUntilTheNextAndMarksWhatHappened() {
        var shares = List.of(
                new RampPicture.Share(BEGIN, 0),
                new RampPicture.Share(at(600), 500),
                new RampPicture.Share(at(900), 0));
        var events = List.of(
                new RampPicture.Event(at(890), "breach", true), new RampPicture.Event(at(895), "rollback", false));
        String svg = drawn(new RampPicture(WORDS, HOUR, shares, events, List.of())::draw);

        assertThat(svg).contains("✗ breach", ">rollback<", "class=\"mark bad\"", ">0 %<");
        assertThat(Pattern.compile("class=\"share\" d=\"M[^\"]*H[^\"]*V[^\"]*H[^\"]*V")
                        .matcher(svg)
                        .find())
                .isTrue();
    }

    @Test
    void redAndMissingSamplesAreSignsOfTheirOwn() {
        String svg = drawn(ramp(List.of(
                sample(10, 0.2, Standing.GREEN),
                new Sample(at(300), OptionalDouble.empty(), Standing.NO_DATA),
                sample(600, 0.9, Standing.RED))));

        assertThat(svg).contains("class=\"red-mark\"", "class=\"gap\"", "class=\"limit\"", "✗ 0.9 %", "at most 0.5 %");
    }

    @Test
    void aGapIsNotBridged() {
        String svg = drawn(ramp(List.of(
                sample(10, 0.2, Standing.GREEN),
                new Sample(at(300), OptionalDouble.empty(), Standing.NO_DATA),
                sample(600, 0.2, Standing.GREEN))));

        assertThat(Pattern.compile("class=\"series\" d=\"M[0-9. ]+M[0-9. ]+\"")
                        .matcher(svg)
                        .find())
                .isTrue();
    }

    @Test
    void tenThousandSamplesMakeNoHeavyPicture() {
        var samples = IntStream.range(0, 10_000)
                .mapToObj(number -> new Sample(
                        BEGIN.plusMillis(number * 360L),
                        OptionalDouble.of(number % 10 / 10.0),
                        number % 3 == 0 ? Standing.RED : Standing.GREEN))
                .toList();

        assertThat(drawn(ramp(samples)).length()).isLessThan(60_000);
    }

    @Test
    void rollbacksStandAtTheirDecisionAndALateOneIsSaidToBe() {
        var bar = new Bar(
                "1: us-east",
                List.of(
                        new Part(Kind.DETECT, "detect 30s", Duration.ofSeconds(30)),
                        new Part(Kind.DECIDE, "decide 1m", Duration.ofMinutes(1)),
                        new Part(Kind.RESTORE, "restore 20m", Duration.ofMinutes(20)),
                        new Part(Kind.CLEAN, "clean 25m", Duration.ofMinutes(25))),
                Optional.of(Duration.ofMinutes(15)),
                true,
                "TOO LATE");
        String svg = drawn(new ClockPicture(WORDS, List.of(bar))::draw);

        assertThat(svg)
                .contains("detect 30s, decide 1m", "restore 20m, clean 25m", "✗ TOO LATE", ">window<", ">decision<");
    }

    private static BiConsumer<Markup, String> ramp(List<Sample> samples) {
        var strip = new CriterionStrip("misroutes", "at most 0.5 %", "0.9 %", List.of(0.5), samples);
        return new RampPicture(WORDS, HOUR, List.of(), List.of(), List.of(strip))::draw;
    }

    private static Sample sample(int second, double value, Standing standing) {
        return new Sample(at(second), OptionalDouble.of(value), standing);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    private static String drawn(BiConsumer<Markup, String> picture) {
        var markup = new Markup();
        picture.accept(markup, "t-");
        return markup.finished();
    }
}
