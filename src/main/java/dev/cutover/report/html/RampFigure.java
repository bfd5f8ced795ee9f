package dev.cutover.report.html;

import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.CriterionTrack.TrackPoint;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.report.content.SegmentRamp.RampEvent;
import dev.cutover.report.content.SegmentRamp.RampMark;
import dev.cutover.report.picture.CriterionStrip;
import dev.cutover.report.picture.CriterionStrip.Sample;
import dev.cutover.report.picture.CriterionStrip.Standing;
import dev.cutover.report.picture.PictureWords;
import dev.cutover.report.picture.RampPicture;
import dev.cutover.report.picture.RampPicture.Event;
import dev.cutover.report.picture.RampPicture.Share;
import dev.cutover.report.picture.TimeFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The picture of one ramp. */
record RampFigure(PageWriter page, ReportContent content) {
    void write(SegmentRamp ramp, String ids) {
        var frame = frame(ramp);
        page.beginFigure("Picture of " + ramp.name(), "");
        new RampPicture(
                        new PictureWords(
                                "Traffic of " + ramp.name(),
                                "The share on the new platform over time, and its criteria. The tables below have the"
                                        + " same numbers."),
                        frame,
                        shares(ramp, frame),
                        events(ramp),
                        ramp.criteria().stream().map(RampFigure::strip).toList())
                .draw(page.markup(), ids);
        page.endFigure();
    }

    /** A little more than the time in which something happened, so that the first and the last of it can be seen. */
    private TimeFrame frame(SegmentRamp ramp) {
        var times = Stream.of(
                        ramp.points().stream().map(SegmentRamp.RampPoint::at),
                        ramp.points().stream().map(SegmentRamp.RampPoint::settled),
                        ramp.marks().stream().map(RampMark::at),
                        ramp.criteria().stream()
                                .flatMap(track -> track.points().stream())
                                .flatMap(point -> Stream.of(point.from(), point.until())))
                .flatMap(all -> all)
                .toList();
        Instant from =
                times.stream().min(Instant::compareTo).orElse(content.head().began());
        Instant until =
                times.stream().max(Instant::compareTo).orElse(content.head().asOf());
        Duration margin = Duration.between(from, until).dividedBy(40).plusSeconds(1);
        return new TimeFrame(
                from.minus(margin), until.plus(margin), page.times().zone());
    }

    /** What was read back, and while that is not known what was asked for. */
    private static List<Share> shares(SegmentRamp ramp, TimeFrame frame) {
        var shares = new ArrayList<Share>();
        shares.add(new Share(frame.from(), ramp.origin()));
        for (var point : ramp.points()) {
            shares.add(new Share(point.settled(), point.read().orElse(point.asked())));
        }
        return shares;
    }

    private static List<Event> events(SegmentRamp ramp) {
        return ramp.marks().stream()
                .filter(mark -> mark.what() != RampEvent.SOAK)
                .map(mark -> new Event(mark.at(), mark.what().words(), isRed(mark.what())))
                .toList();
    }

    static boolean isRed(RampEvent event) {
        return switch (event) {
            case BREACH, OVERRIDE, DRIFT, RUNNER_GONE -> true;
            case SOAK, STEP_BACK, HOLD, CONTINUE, ROLLBACK, OPENING, RETURNED, RESTORED -> false;
        };
    }

    private static CriterionStrip strip(CriterionTrack track) {
        var samples = track.points().stream()
                .flatMap(RampFigure::samples)
                .sorted(Comparator.comparing(Sample::at))
                .toList();
        var limits = DoubleStream.concat(track.bound().stream(), track.upper().stream())
                .boxed()
                .toList();
        return new CriterionStrip(track.criterion(), track.threshold(), track.last(), limits, samples);
    }

    /** A stretch of samples by its ends, and the least and the greatest of them. */
    private static Stream<Sample> samples(TrackPoint point) {
        return switch (point.verdict()) {
            case NO_DATA -> Stream.of(new Sample(point.from(), OptionalDouble.empty(), Standing.NO_DATA));
            case GREEN -> samples(point, Standing.GREEN);
            case RED -> samples(point, Standing.RED);
        };
    }

    private static Stream<Sample> samples(TrackPoint point, Standing standing) {
        var last = new Sample(point.until(), OptionalDouble.of(point.value()), standing);
        if (point.times() == 1) {
            return Stream.of(last);
        }
        return Stream.of(
                new Sample(point.from(), OptionalDouble.of(point.least()), standing),
                new Sample(point.from(), OptionalDouble.of(point.greatest()), standing),
                last);
    }
}
