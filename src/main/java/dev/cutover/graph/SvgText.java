package dev.cutover.graph;

import dev.cutover.model.Runbook;
import dev.cutover.text.Counted;
import java.util.List;

/**
 * A runbook as a picture that any browser shows, drawn without other programs: phases as bands, steps as boxes with
 * their kind, people and planned duration, and lines from what is needed to what needs it. It follows a light or dark
 * color scheme, and contains no script and no external reference.
 */
public final class SvgText {
    private static final double TOP = 74;
    private static final double LEFT = 28;
    private static final double LEAST_WIDTH = 660;
    private static final double LINE = 16;

    private static final String STYLE = """
            text { font-family: 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif;
              font-size: 11px; fill: #1f2933; }
            .paper { fill: #ffffff; } .band { fill: #f1f4f7; stroke: #d5dce3; } .box { fill: #ffffff; stroke: #8795a4; }
            .title { font-size: 17px; font-weight: bold; } .head { font-size: 12px; font-weight: bold; }
            .id { font-size: 12px; font-weight: bold; } .quiet { fill: #5b6876; } .small { font-size: 10px; }
            .line { fill: none; stroke: #8795a4; stroke-width: 1.3; } .tip { fill: #8795a4; }
            .longest { stroke: #14507a; stroke-width: 3; } .longtip { fill: #14507a; }
            .point { stroke: #b3261e; stroke-width: 3; } .ribbon { fill: #b3261e; }
            .ribbonwords { fill: #ffffff; font-size: 10px; font-weight: bold; }
            .after { paint-order: stroke; stroke: #f1f4f7; stroke-width: 3px; }
            .back { stroke-dasharray: 6 4; } .asks { fill: #c98a00; } .moves { fill: #14507a; } .acts { fill: #8795a4; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e4e9ee; } .paper { fill: #12181f; } .band { fill: #1b232c; stroke: #35414d; }
              .box { fill: #232d38; stroke: #74828f; } .quiet { fill: #a3b0bd; }
              .line { stroke: #74828f; } .tip, .acts { fill: #74828f; }
              .after { stroke: #1b232c; }
              .longest { stroke: #6cb4e8; } .longtip, .moves { fill: #6cb4e8; }
              .point { stroke: #ff8a80; } .ribbon { fill: #ff8a80; } .ribbonwords { fill: #12181f; } .asks { fill: #f0b429; }
            }
            """;

    private final Picture picture;
    private final GraphLayout graphLayout;
    private final String ids;
    private final boolean styled;
    private final StringBuilder text = new StringBuilder();

    private SvgText(Picture picture, String ids, boolean styled) {
        this.picture = picture;
        this.graphLayout = new GraphLayout(picture, TOP);
        this.ids = ids;
        this.styled = styled;
    }

    /** The picture as a file of its own. */
    public static String of(Runbook runbook) {
        return new SvgText(Picture.of(runbook), "", true).draw();
    }

    /**
     * The picture as part of a page that holds others too: without a style sheet, which would apply to the whole page
     * and which the page has for it, and with ids of its own.
     *
     * @param ids what each id in the picture begins with
     */
    public static String embedded(Runbook runbook, String ids) {
        return new SvgText(Picture.of(runbook), ids, false).draw();
    }

    private String draw() {
        var wayBack = new RollbackBand(picture, graphLayout, ids);
        double width = Math.max(LEAST_WIDTH, graphLayout.right());
        double height = graphLayout.bottom() + wayBack.height(width) + LINE * 3;
        String name = picture.name() + ": " + picture.title();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
                        + " role=\"img\""
                        + " aria-labelledby=\"%stitle %sdesc\">",
                width, height, width, height, ids, ids);
        add("<title id=\"%stitle\">%s</title>", ids, Lettering.escaped(name));
        add("<desc id=\"%sdesc\">%s</desc>", ids, Lettering.escaped(description()));
        text.append(styled ? "<style>\n" + STYLE + "</style>\n" : "");
        tip("tip", "tip");
        tip("longtip", "longtip");
        add("<rect class=\"paper\" width=\"%s\" height=\"%s\"/>", width, height);
        words("title", LEFT, 34, Lettering.fit(name, 17 * 1.08, width - 2 * LEFT));
        words("quiet", LEFT, 54, Lettering.fit(legend(), 11, width - 2 * LEFT));
        graphLayout.bands().forEach(this::band);
        graphLayout.lines().stream().filter(line -> !line.edge().emphasised()).forEach(this::line);
        graphLayout.lines().stream().filter(line -> line.edge().emphasised()).forEach(this::line);
        picture.groups()
                .forEach(group -> group.boxes()
                        .forEach(box -> new BoxText(box, graphLayout.size())
                                .draw(
                                        graphLayout.x(box.number()),
                                        graphLayout.y(box.number()),
                                        graphLayout.named(box.number()),
                                        text)));
        wayBack.draw(graphLayout.bottom() + LINE, width, text);
        return text.append("</svg>\n").toString();
    }

    private String description() {
        long points = picture.groups().stream()
                .flatMap(group -> group.boxes().stream())
                .filter(box -> box.marks().noReturn())
                .count();
        return Counted.of(picture.size(), "step") + " in "
                + Counted.of(picture.groups().size(), "phase") + "; "
                + Counted.of(points, "point") + " of no return; "
                + Counted.of(picture.rollback().size(), "step")
                + " of the rollback. A line leads from a step to one that waits for it.";
    }

    private String legend() {
        boolean points = picture.groups().stream()
                .flatMap(group -> group.boxes().stream())
                .anyMatch(box -> box.marks().noReturn());
        return "Thick: the critical path, as planned."
                + (points ? " Ribbon: a point of no return." : "")
                + (picture.rollback().isEmpty() ? "" : " Dashed: the rollback.")
                + (graphLayout.size().brief() ? " Titles: point at a box." : "");
    }

    private void tip(String id, String style) {
        add(
                "<marker id=\"%s%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\""
                        + " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"%s\" d=\"M0 0L8 4L0"
                        + " 8z\"/></marker>",
                ids, id, style);
    }

    private void band(GraphLayout.Band band) {
        add(
                "<rect class=\"band\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>",
                band.x(), band.y(), band.width(), band.height());
        String title = picture.groups().get(band.group()).title() + (band.continues() ? " (continued)" : "");
        words("head", band.x() + 10, band.y() + 17, Lettering.fit(title, 12 * 1.08, band.width() - 20));
    }

    private void line(GraphLayout.Line line) {
        var path = new StringBuilder();
        List<GraphLayout.Point> points = line.points();
        for (int at = 1; at < points.size(); at++) {
            var from = points.get(at - 1);
            var to = points.get(at);
            boolean last = at == points.size() - 1;
            double middle = (from.bottom() + to.top()) / 2;
            path.append(
                    at == 1
                            ? SvgFormat.format("M%s %s", from.x(), from.bottom())
                            : SvgFormat.format("L%s %s", from.x(), from.bottom()));
            path.append(SvgFormat.format(
                    "C%s %s %s %s %s %s", from.x(), middle, to.x(), middle, to.x(), to.top() - (last ? 1 : 0)));
        }
        boolean longest = line.edge().emphasised();
        add(
                "<path class=\"line%s\" d=\"%s\" marker-end=\"url(#%s%s)\"/>",
                longest ? " longest" : "", path, ids, longest ? "longtip" : "tip");
    }

    private void words(String style, double x, double y, String words) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", style, x, y, Lettering.escaped(words));
    }

    private void add(String pattern, Object... values) {
        text.append(SvgFormat.format(pattern, values)).append('\n');
    }
}
