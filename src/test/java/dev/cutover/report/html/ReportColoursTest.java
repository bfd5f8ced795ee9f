package dev.cutover.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2 computes it: 4.5 for words, 3 for what is drawn. */
class ReportColoursTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsAreReadOnEachGroundTheyStandOn(boolean dark) throws IOException {
        var colours = colours(dark);
        for (String words : List.of("ink", "quiet", "accent", "good", "care", "bad")) {
            for (String ground : List.of("paper", "soft", "plain-soft", "good-soft", "care-soft", "bad-soft")) {
                if (!ground.endsWith("-soft") || ground.equals(words + "-soft") || words.equals("ink")) {
                    assertThat(contrast(colours, words, ground))
                            .as(words + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
        for (String words : List.of("ink", "quiet")) {
            for (String ground : List.of("band", "box", "fill-area")) {
                assertThat(contrast(colours, words, ground))
                        .as(words + " on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(colours, "paper", "bad")).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsDrawnIsSeen(boolean dark) throws IOException {
        var colours = colours(dark);
        for (String drawn : List.of("fill-work", "fill-bad", "fill-rolled", "care", "box-line")) {
            assertThat(contrast(colours, drawn, "paper")).as(drawn).isGreaterThanOrEqualTo(3.0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyColourThatIsUsedIsThereInBothSchemes(boolean dark) throws IOException {
        var used =
                Pattern.compile("var\\(--([a-z-]+)\\)").matcher(css()).results().map(found -> found.group(1));

        assertThat(used)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(colours(dark)).containsKey(name));
    }

    private static Map<String, String> colours(boolean dark) throws IOException {
        String css = css();
        int begin = dark ? css.indexOf("prefers-color-scheme: dark") : 0;
        var colours = new LinkedHashMap<String, String>();
        COLOUR.matcher(css.substring(begin))
                .results()
                .forEach(found -> colours.putIfAbsent(found.group(1), found.group(2)));
        return colours;
    }

    private static String css() throws IOException {
        try (var in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double first = luminance(colours.get(one));
        double second = luminance(colours.get(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
