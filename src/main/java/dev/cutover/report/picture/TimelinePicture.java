package dev.cutover.report.picture;

import dev.cutover.graph.Lettering;
import dev.cutover.report.markup.Markup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The plan and what became of it as lanes: the plan is an outline, work is solid, waiting for people is hatched, and
 * what failed bears a sign, so that it reads without colour. Immutable.
 */
public final class TimelinePicture {
    private static final double WIDTH = 1000;
    private static final double LABEL = 216;
    private static final double NOTE = 96;
    private static final double TOP = 52;
    private static final double ROW = 22;
    private static final double HEAD = 26;
    private static final double SMALLEST = 2.5;
    private static final String WAITING = "waits";

    /** What somebody or something did in a stretch of time. */
    public enum Doing {
        WORK,
        WAITING_FOR_PEOPLE,
        FAILED,
        ROLLBACK
    }

    /**
     * A stretch of time of one step.
     *
     * @param from when it began
     * @param until when it ended, or the time of the report
     */
    public record Stretch(Instant from, Instant until, Doing doing) {}

    /**
     * One step.
     *
     * @param label its name
     * @param planned what the plan said; empty if nothing
     * @param actual what happened; empty if it never began
     * @param note what is beside it, such as by how much it was late; may be empty
     * @param attention whether the note is about something that needs attention
     */
    public record Lane(String label, Optional<Stretch> planned, List<Stretch> actual, String note, boolean attention) {
        public Lane {
            actual = List.copyOf(actual);
        }
    }

    /** Lanes under one title, such as those of a phase. */
    public record Group(String title, List<Lane> lanes) {
        public Group {
            lanes = List.copyOf(lanes);
        }
    }

    private final PictureWords words;
    private final TimeFrame frame;
    private final List<Group> groups;

    /** A picture of these lanes. */
    public TimelinePicture(PictureWords words, TimeFrame frame, List<Group> groups) {
        this.words = words;
        this.frame = frame;
        this.groups = List.copyOf(groups);
    }

    /**
     * Draws it.
     *
     * @param ids what each id in the picture begins with
     */
    public void draw(Markup markup, String ids) {
        double height = TOP
                + groups.stream()
                        .mapToDouble(group -> HEAD + group.lanes().size() * ROW)
                        .sum()
                + 10;
        var canvas = Canvas.begin(markup, ids, words, WIDTH, height);
        canvas.hatching(WAITING);
        var axis = new TimeAxis(frame, LABEL, WIDTH - LABEL - NOTE);
        legend(canvas);
        axis.draw(canvas, TOP, height - 6);
        double y = TOP;
        for (var group : groups) {
            canvas.words("head", 0, y + 18, Lettering.fit(group.title(), 12.5, LABEL - 12));
            canvas.line("rule", 0, y + HEAD - 2, WIDTH, y + HEAD - 2);
            y += HEAD;
            for (var lane : group.lanes()) {
                lane(canvas, axis, lane, y);
                y += ROW;
            }
        }
        canvas.end();
    }

    private void legend(Canvas canvas) {
        double x = LABEL;
        canvas.rect("planned", x, 5, 26, 13);
        canvas.words("tick", x + 33, 16, "planned");
        canvas.rect("work", x + 100, 8, 26, 7);
        canvas.words("tick", x + 133, 16, "at work");
        canvas.hatched(WAITING, x + 200, 8, 26, 7);
        canvas.words("tick", x + 233, 16, "waiting for people");
        canvas.rect("failed", x + 362, 8, 26, 7);
        canvas.words("tick", x + 395, 16, "✗ failed or red");
        canvas.rect("rolled", x + 506, 8, 26, 7);
        canvas.words("tick", x + 539, 16, "↩ rollback");
    }

    private static void lane(Canvas canvas, TimeAxis axis, Lane lane, double y) {
        canvas.words("label", 10, y + 15, Lettering.fit(lane.label(), 11.5, LABEL - 24));
        lane.planned().ifPresent(planned -> {
            double x = axis.x(planned.from());
            canvas.rect("planned", x, y + 4, Math.max(SMALLEST, axis.x(planned.until()) - x), 13);
        });
        for (var stretch : lane.actual()) {
            double x = axis.x(stretch.from());
            double width = Math.max(SMALLEST, axis.x(stretch.until()) - x);
            stretch(canvas, stretch.doing(), x, y + 7, width);
        }
        if (!lane.note().isEmpty()) {
            canvas.words(
                    lane.attention() ? "note care" : "note quiet",
                    axis.right() + 10,
                    y + 15,
                    Lettering.fit(lane.note(), 11, NOTE - 10));
        }
    }

    private static void stretch(Canvas canvas, Doing doing, double x, double y, double width) {
        switch (doing) {
            case WORK -> canvas.rect("work", x, y, width, 7);
            case WAITING_FOR_PEOPLE -> canvas.hatched(WAITING, x, y, width, 7);
            case ROLLBACK -> {
                canvas.rect("rolled", x, y, width, 7);
                canvas.words("sign", x + width + 3, y + 8, "↩");
            }
            case FAILED -> {
                canvas.rect("failed", x, y, width, 7);
                canvas.words("sign bad", x + width + 3, y + 8, "✗");
            }
        }
    }
}
