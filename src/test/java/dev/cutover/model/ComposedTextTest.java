package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.Speaker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposedTextTest {
    private static final String ONE_CHARACTER = "Zo\u00eb Kranz";
    private static final String TWO_CHARACTERS = "Zoe\u0308 Kranz";

    @Test
    void aLetterWithItsAccentIsTheSameHoweverItIsWritten() {
        assertThat(ComposedText.of(TWO_CHARACTERS)).isEqualTo(ONE_CHARACTER);
        assertThat(ComposedText.of(ONE_CHARACTER)).isSameAs(ONE_CHARACTER);
    }

    @Test
    void aPersonIsTheSameInARoleAndAsASpeaker() {
        var role = new Role(new RoleId("lead"), List.of(TWO_CHARACTERS), "", Set.of(Permission.GO));

        assertThat(role.who()).containsExactly(ONE_CHARACTER);
        assertThat(new Speaker(TWO_CHARACTERS, "root", "prompt").as()).isEqualTo(ONE_CHARACTER);
    }
}
