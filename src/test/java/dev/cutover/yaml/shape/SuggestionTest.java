package dev.cutover.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("title", "us-east", "us-west", "old", "hold", "on-breach");

    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "us_east, us-east",
        "US East, us-east",
        "us-wst, us-west",
        "odl, old",
        "holds, hold",
        "onbreach, on-breach",
    })
    void namesWhatWasProbablyMeant(String written, String meant) {
        assertThat(Suggestion.hint(written, KNOWN, "names")).isEqualTo("did you mean '" + meant + "'?");
    }

    @Test
    void listsWhatThereIsWhereNothingIsNear() {
        assertThat(Suggestion.hint("telephone", List.of("a", "b"), "names")).isEqualTo("known names: a, b");
        assertThat(Suggestion.hint("x", List.of(), "names")).isEqualTo("there are no names here");
    }

    @Test
    void neverGrowsLong() {
        assertThat(Suggestion.hint("x".repeat(60_000), Collections.nCopies(100, "y".repeat(60_000)), "names"))
                .hasSizeLessThan(1_200)
                .endsWith("… and 88 more");
    }
}
