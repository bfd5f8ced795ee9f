package dev.cutover.report.html;

import dev.cutover.model.Weight;
import dev.cutover.report.markup.Markup;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The parts that all sections of the page are made of: sections, tables, times and words with a tone. Not thread-safe.
 */
final class PageWriter {
    /** What may stand in a link; everything else stays plain text. */
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9.:-]*(/[!-~&&[^\"'<>\\\\]]*)?");

    private static final Pattern PERCENT = Pattern.compile("(?<=[0-9]) %");
    private static final String NOTHING = "–";
    private static final int MANY = 6;
    private static final int FEW = 3;

    private final Markup markup = new Markup();
    private final PageTimes times;
    private String section = "";

    PageWriter(PageTimes times) {
        this.times = times;
    }

    Markup markup() {
        return markup;
    }

    PageTimes times() {
        return times;
    }

    /** Begins a section, which a link of the contents leads to. */
    void beginSection(PageSection section) {
        this.section = section.title();
        markup.newline();
        markup.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
        markup.element("h2", section.title(), "id", section.id() + "-title");
    }

    void endSection() {
        markup.close();
    }

    /** A quiet paragraph, unless there is nothing to say. */
    void lead(String text) {
        if (!text.isEmpty()) {
            markup.element("p", text, "class", "lead");
        }
    }

    /**
     * Begins a table in a box of its own, which scrolls where the page is narrow: by keyboard too.
     *
     * @param heads of the columns; of numbers with {@code #} before it, of a {@link #timeCell time} with {@code @}
     */
    void beginTable(String caption, String... heads) {
        markup.newline();
        markup.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
        // Where the page is narrow, a table with many columns is wider than it and scrolls; one with few fits.
        markup.open("table", "class", heads.length >= MANY ? "many" : heads.length <= FEW ? "few" : "")
                .element("caption", caption, "class", caption.equals(section) ? "said" : "");
        markup.open("thead").open("tr");
        for (String head : heads) {
            switch (head.isEmpty() ? ' ' : head.charAt(0)) {
                case '#' -> markup.element("th", head.substring(1), "scope", "col", "class", "number");
                case '@' -> timeHeads(head.substring(1));
                default -> markup.element("th", head, "scope", "col");
            }
        }
        markup.close().close().open("tbody");
    }

    private void timeHeads(String head) {
        markup.element("th", head + ", " + times.zoneName(), "scope", "col");
        if (!times.isUtc()) {
            markup.element("th", "UTC", "scope", "col");
        }
    }

    /**
     * Begins a picture in a box of its own, which scrolls where the page is narrow: by keyboard too.
     *
     * @param style its class; may be empty
     */
    void beginFigure(String label, String style) {
        markup.open("figure", "class", style, "tabindex", "0", "role", "group", "aria-label", label);
    }

    void endFigure() {
        markup.close();
    }

    void endTable() {
        markup.close().close().close();
    }

    void beginRow(boolean red) {
        markup.newline();
        markup.open("tr", "class", red ? "red" : "");
    }

    void beginRow() {
        beginRow(false);
    }

    void endRow() {
        markup.close();
    }

    /** A row that names those below it. */
    void groupRow(String name, int columns) {
        markup.open("tr", "class", "group");
        markup.element("th", name, "scope", "rowgroup", "colspan", Integer.toString(columns));
        markup.close();
    }

    /** What the row is about, with something quiet beneath it, which may be empty. */
    void rowHead(String name, String beneath) {
        markup.open("th", "scope", "row").text(name);
        beneath(beneath);
        markup.close();
    }

    void cell(String text) {
        markup.element("td", together(text));
    }

    void cell(String text, String beneath) {
        markup.open("td").text(together(text));
        beneath(beneath);
        markup.close();
    }

    /** A cell for sentences, which does not become too narrow to read. */
    void wideCell(String text, String beneath) {
        markup.open("td", "class", "wide").text(together(text));
        beneath(beneath);
        markup.close();
    }

    void numberCell(String number) {
        markup.element("td", together(number), "class", "number");
    }

    /** A time in one column, or in two where local times are not UTC. */
    void timeCell(Optional<Instant> at) {
        markup.element("td", at.map(times::local).orElse(NOTHING), "class", "time");
        if (!times.isUtc()) {
            markup.element("td", at.map(times::utc).orElse(""), "class", "time quiet");
        }
    }

    void timeCell(Instant at) {
        timeCell(Optional.of(at));
    }

    void toneCell(String words, Tone tone, String beneath) {
        markup.open("td");
        toned(words, tone);
        beneath(beneath);
        markup.close();
    }

    /** A reference to a page elsewhere, as a link where it is one. */
    void reference(String text) {
        if (LINK.matcher(text).matches()) {
            markup.element("a", text, "href", text, "rel", "noreferrer");
        } else {
            markup.text(text);
        }
    }

    void beneath(String text) {
        if (!text.isEmpty()) {
            markup.element("small", together(text));
        }
    }

    /** A number and its percent sign stay on one line. */
    static String together(String text) {
        return PERCENT.matcher(text).replaceAll("\u00a0%");
    }

    /** Words with the sign and the colour of their tone: the colour only repeats what is said. */
    void toned(String words, Tone tone) {
        String sign = sign(tone);
        markup.element("b", sign.isEmpty() ? words : sign + " " + words, "class", style(tone));
    }

    static String style(Tone tone) {
        return switch (tone) {
            case GOOD -> "good";
            case CARE -> "care";
            case BAD -> "bad";
            case QUIET -> "quiet";
            case PLAIN, STRONG -> "plain";
        };
    }

    static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "✓";
            case CARE -> "!";
            case BAD -> "✗";
            case QUIET, PLAIN, STRONG -> "";
        };
    }

    /** {@code 12.5 %} */
    static String percent(int basisPoints) {
        return Weight.words(basisPoints);
    }

    static String percent(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? percent(basisPoints.getAsInt()) : NOTHING;
    }

    /** A text, or a dash where there is none. */
    static String said(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    /** The first letter in capitals: a phrase at the beginning of a line. */
    static String capital(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }
}
