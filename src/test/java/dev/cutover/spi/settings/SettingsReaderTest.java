package dev.cutover.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Mistake;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final SystemId SYSTEM = new SystemId("db");

    private enum Colour {
        DARK_RED,
        BLUE
    }

    @Test
    void eachKindOfValueIsRead() {
        var settings = SettingsReader.of(Map.ofEntries(
                Map.entry("text", "words"),
                Map.entry("code", 42),
                Map.entry("flag", true),
                Map.entry("number", 1.5),
                Map.entry("whole", 7L),
                Map.entry("grace", "1h30m"),
                Map.entry("share", "0.5 %"),
                Map.entry("colour", "dark-red"),
                Map.entry("list", List.of("a", 1)),
                Map.entry("words", "a, b"),
                Map.entry("env", Map.of("A", 1)),
                Map.entry("cuts", Map.of("region", List.of("east"))),
                Map.entry("form", "[a-z]+")));

        assertThat(settings.text("text")).contains("words");
        assertThat(settings.text("code")).contains("42");
        assertThat(settings.flag("flag")).contains(true);
        assertThat(settings.number("number")).contains(1.5);
        assertThat(settings.whole("whole", 1, 9)).contains(7);
        assertThat(settings.duration("grace")).contains(Duration.ofMinutes(90));
        assertThat(settings.share("share")).contains(50);
        assertThat(settings.choice("colour", Colour.class)).contains(Colour.DARK_RED);
        assertThat(settings.texts("list")).contains(List.of("a", "1"));
        assertThat(settings.words("words")).contains(List.of("a", "b"));
        assertThat(settings.textsByName("env")).contains(Map.of("A", "1"));
        assertThat(settings.listsByName("cuts")).contains(Map.of("region", List.of("east")));
        assertThat(settings.pattern("form")).isPresent();
        assertThat(settings.text("nothing")).isEmpty();
        assertThat(settings.mistakes()).isEmpty();
        assertThatCode(() -> settings.requireNoMistakes(SYSTEM)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text     | x must be a text, not a list
            flag     | x must be true or false, not 1.5
            whole    | x must be a whole number from 1 to 9, not 1.5
            duration | x must be a duration such as 90s or 10m, not 4: its unit is missing
            positive | x must be a duration such as 90s or 10m, not 0s: it is zero
            share    | x must be a percentage such as 25 %, not 4: it is not in the expected format
            choice   | x must be dark-red or blue, not bleu; did you mean 'blue'?
            texts    | x must be a list of texts, not 4
            table    | x must be a map of settings, not 4
            tables   | x must be a list of maps, not 4
            pattern  | x must be a regular expression, not [: Unclosed character class
            """)
    void whatIsExpectedIsToldOfAValueThatIsAnother(String kind, String problem) {
        Object value = switch (kind) {
            case "text" -> List.of();
            case "flag", "whole" -> 1.5;
            case "positive" -> "0s";
            case "choice" -> "bleu";
            case "pattern" -> "[";
            default -> 4;
        };
        var settings = SettingsReader.of(Map.of("x", value));

        var read = switch (kind) {
            case "text" -> settings.text("x");
            case "flag" -> settings.flag("x");
            case "whole" -> settings.whole("x", 1, 9);
            case "duration" -> settings.duration("x");
            case "positive" -> settings.positiveDuration("x");
            case "share" -> settings.share("x");
            case "choice" -> settings.choice("x", Colour.class);
            case "texts" -> settings.texts("x");
            case "table" -> settings.table("x");
            case "tables" -> settings.tableList("x").stream().findFirst();
            default -> settings.pattern("x");
        };

        assertThat(read.isPresent()).isFalse();
        assertThat(settings.problems()).singleElement().asString().startsWith(problem);
    }

    @Test
    void aNumberIsReadInEachFormThatAFileMayGiveIt() {
        var settings = SettingsReader.of(
                Map.of("release", "1.10", "size", "1e5", "code", "0x1F", "plus", "+5", "flag", "True", "rate", 0.5));

        assertThat(settings.number("release")).contains(1.1);
        assertThat(settings.number("size")).contains(1e5);
        assertThat(settings.whole("code")).contains(31L);
        assertThat(settings.number("code")).contains(31.0);
        assertThat(settings.whole("plus")).contains(5L);
        assertThat(settings.flag("flag")).contains(true);
        assertThat(settings.text("release")).contains("1.10");
        assertThat(settings.text("rate")).contains("0.5");
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void aWholeNumberOutsideItsBoundsIsAMistake() {
        for (long given : List.of(0L, 10_001L, 1L + (1L << 32))) {
            var settings = SettingsReader.of(Map.of("x", given));

            assertThat(settings.whole("x", 1, 10_000)).isEmpty();
            assertThat(settings.problems()).containsExactly("x must be a whole number from 1 to 10000, not " + given);
        }
        assertThat(SettingsReader.of(Map.of("x", 10_000)).whole("x", 1, 10_000)).contains(10_000);
    }

    @Test
    void allMistakesAreReportedAtOnceEachWithItsPath() {
        var settings = SettingsReader.of(
                Map.of("faults", List.of(Map.of("rate", "1 %"), Map.of("rate", "often")), "grcae", "5s"));
        settings.duration("grace");
        settings.require("host", "host: db1.example");
        settings.tableList("faults").forEach(fault -> fault.share("rate"));
        settings.and("operations", Map.of("drain", Map.of("takse", "5s")))
                .tables()
                .values()
                .forEach(operation -> operation.duration("takes"));

        assertThat(settings.mistakes())
                .extracting(Mistake::key)
                .containsExactly("host", "faults[1].rate", "operations.drain.takse", "grcae");
        assertThat(settings.problems())
                .contains(
                        "host is missing; host: db1.example",
                        "grcae is unknown; allowed: grace, host, faults; did you mean 'grace'?",
                        "operations.drain.takse is unknown; allowed: takes; did you mean 'takes'?");
        assertThatThrownBy(() -> settings.requireNoMistakes(SYSTEM))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContainingAll("db: ", "host is missing", "grcae is unknown", "faults[1].rate must be");
    }

    @Test
    void aKeyWithoutAValueCountsAsLeftOutButMustBeKnown() {
        var values = new HashMap<String, Object>();
        values.put("grace", null);
        values.put("other", null);
        var settings = SettingsReader.of(values);

        assertThat(settings.duration("grace")).isEmpty();
        assertThat(settings.problems()).containsExactly("other is unknown; allowed: grace");
    }

    @Test
    void aLongValueIsNeverShownInPart() {
        var settings = SettingsReader.of(Map.of("grace", "s3cret".repeat(20)));
        settings.duration("grace");

        assertThat(settings.problems()).singleElement().asString().contains("a text of 120 characters");
    }
}
